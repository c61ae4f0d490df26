//! Tables as Parquet: a file each, typed, encoded with dictionaries and compressed with zstd.

use std::fmt;
use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::{Compression, ConvertedType, LogicalType, Repetition, Type as Physical, ZstdLevel};
use parquet::data_type::{BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type};
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::Type;

use super::{Column, Kind, Sink, Table, Value};

/// When the rows of all tables take about this much memory, those of the table that takes most become a row group.
const MOST_BYTES: usize = 12 * 1024 * 1024;

/// Writes each table to a writer of its own.
pub struct Parquet<W: Write + Send> {
    files: Vec<File<W>>,
    bytes: usize,
}

impl<W: Write + Send> fmt::Debug for Parquet<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parquet").finish_non_exhaustive()
    }
}

struct File<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Cells>,
    rows: usize,
    bytes: usize,
}

/// The cells of a column that wait to be written, and which rows have one.
struct Cells {
    values: Values,
    present: Vec<i16>,
    required: bool,
}

enum Values {
    Text(Vec<ByteArray>),
    Integer(Vec<i64>),
    Number(Vec<f64>),
    Boolean(Vec<bool>),
    Day(Vec<i32>),
}

impl<W: Write + Send> Parquet<W> {
    /// Opens a writer for each table, by its name.
    ///
    /// # Errors
    /// What hinders opening or writing.
    pub fn new(tables: &[&'static Table], mut open: impl FnMut(&str) -> io::Result<W>) -> io::Result<Self> {
        let properties = WriterProperties::builder()
            .set_compression(Compression::ZSTD(ZstdLevel::default()))
            .set_dictionary_enabled(true)
            .set_created_by(concat!("lofte ", env!("CARGO_PKG_VERSION")).to_owned())
            .build();
        let properties = Arc::new(properties);
        let file = |table: &&'static Table| {
            let writer = SerializedFileWriter::new(open(table.name)?, schema(table)?, properties.clone());
            Ok(File {
                writer: writer.map_err(io_error)?,
                columns: table.columns.iter().map(Cells::new).collect(),
                rows: 0,
                bytes: 0,
            })
        };
        Ok(Self { files: tables.iter().map(file).collect::<io::Result<_>>()?, bytes: 0 })
    }

    /// Writes what is left and gives the writers back, in the order of the tables.
    ///
    /// # Errors
    /// What hinders writing.
    pub fn finish(self) -> io::Result<Vec<W>> {
        let finish = |mut file: File<W>| {
            file.end_group()?;
            file.writer.into_inner().map_err(io_error)
        };
        self.files.into_iter().map(finish).collect()
    }
}

impl<W: Write + Send> Sink for Parquet<W> {
    fn row(&mut self, table: usize, cells: &[Value<'_>]) -> io::Result<()> {
        let file = &mut self.files[table];
        let bytes: usize = file.columns.iter_mut().zip(cells).map(|(column, cell)| column.push(cell)).sum();
        file.rows += 1;
        file.bytes += bytes;
        self.bytes += bytes;
        if self.bytes >= MOST_BYTES
            && let Some(largest) = self.files.iter_mut().max_by_key(|file| file.bytes)
        {
            self.bytes -= largest.bytes;
            largest.end_group()?;
        }
        Ok(())
    }
}

impl<W: Write + Send> File<W> {
    fn end_group(&mut self) -> io::Result<()> {
        if self.rows == 0 {
            return Ok(());
        }
        let mut group = self.writer.next_row_group().map_err(io_error)?;
        for column in &mut self.columns {
            column.write(&mut group).map_err(io_error)?;
        }
        group.close().map_err(io_error)?;
        (self.rows, self.bytes) = (0, 0);
        Ok(())
    }
}

impl Cells {
    fn new(column: &Column) -> Self {
        let values = match column.kind {
            Kind::Text => Values::Text(Vec::new()),
            Kind::Integer => Values::Integer(Vec::new()),
            Kind::Number => Values::Number(Vec::new()),
            Kind::Boolean => Values::Boolean(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
        };
        Self { values, present: Vec::new(), required: column.required }
    }

    /// Takes a cell; gives the bytes that it holds in memory.
    fn push(&mut self, cell: &Value<'_>) -> usize {
        let mut bytes = 8;
        let mut present = true;
        match (&mut self.values, cell) {
            (Values::Text(values), Value::Text(text)) => {
                bytes += text.len() + size_of::<ByteArray>();
                values.push(ByteArray::from(text.as_bytes().to_vec()));
            }
            (Values::Integer(values), Value::Integer(number)) => values.push(*number),
            (Values::Number(values), Value::Number(number)) => values.push(*number),
            (Values::Boolean(values), Value::Boolean(yes)) => values.push(*yes),
            (Values::Day(values), Value::Day(day)) => values.push(day.days_since_1970()),
            _ => present = false,
        }
        self.present.push(i16::from(present));
        bytes
    }

    fn write<W: Write + Send>(&mut self, group: &mut SerializedRowGroupWriter<'_, W>) -> Result<(), ParquetError> {
        let present = (!self.required).then_some(&*self.present);
        match &mut self.values {
            Values::Text(values) => write::<ByteArrayType, W>(group, values, present)?,
            Values::Integer(values) => write::<Int64Type, W>(group, values, present)?,
            Values::Number(values) => write::<DoubleType, W>(group, values, present)?,
            Values::Boolean(values) => write::<BoolType, W>(group, values, present)?,
            Values::Day(values) => write::<Int32Type, W>(group, values, present)?,
        }
        self.present.clear();
        Ok(())
    }
}

fn write<T: DataType, W: Write + Send>(
    group: &mut SerializedRowGroupWriter<'_, W>,
    values: &mut Vec<T::T>,
    present: Option<&[i16]>,
) -> Result<(), ParquetError> {
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(values, present, None)?;
    values.clear();
    column.close()
}

fn schema(table: &Table) -> io::Result<Arc<Type>> {
    let field = |column: &Column| {
        let (physical, logical) = match column.kind {
            Kind::Text => (Physical::BYTE_ARRAY, Some(LogicalType::String)),
            Kind::Integer => (Physical::INT64, None),
            Kind::Number => (Physical::DOUBLE, None),
            Kind::Boolean => (Physical::BOOLEAN, None),
            Kind::Day => (Physical::INT32, Some(LogicalType::Date)),
        };
        let repetition = if column.required { Repetition::REQUIRED } else { Repetition::OPTIONAL };
        Type::primitive_type_builder(column.name, physical)
            .with_repetition(repetition)
            .with_logical_type(logical)
            .with_converted_type(ConvertedType::NONE)
            .build()
            .map(Arc::new)
    };
    let fields = table.columns.iter().map(field).collect::<Result<Vec<_>, _>>().map_err(io_error)?;
    Type::group_type_builder(table.name).with_fields(fields).build().map(Arc::new).map_err(io_error)
}

/// A full disk and the like keep their kind.
fn io_error(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(source) => match source.downcast::<io::Error>() {
            Ok(source) => *source,
            Err(source) => io::Error::other(source),
        },
        error => io::Error::other(error),
    }
}
