//! The little language in which `tables` says what tables there are: a struct for each kind of row, whose fields are
//! the columns and whose comments are the descriptions.

macro_rules! refers {
    () => {
        None
    };
    ($table:ident) => {
        Some(stringify!($table))
    };
}

macro_rules! tables {
    ($(#[doc = $tables_about:literal])+ $tables:ident after $first:expr; $(
        $(#[doc = $about:literal])+
        $row:ident = $table:ident {
            $($(#[doc = $column_about:literal])+ $column:ident: $type:ty $(=> $refers:ident)?,)+
        }
    )+) => {
        #[allow(clippy::enum_variant_names, reason = "the variants are named as the rows, and several rows end in Row")]
        #[derive(Clone, Copy)]
        enum Place { $($row,)+ }

        $(#[doc = $tables_about])+
        pub static $tables: &[$crate::export::Table] = &[$(
            $crate::export::Table {
                name: stringify!($table),
                about: concat!($($about),+).trim_ascii(),
                columns: <$row<'static>>::COLUMNS,
            },
        )+];

        $(
            $(#[doc = $about])+
            pub(super) struct $row<'a> {
                $($(#[doc = $column_about])+ pub $column: $type,)+
            }

            impl<'a> $row<'a> {
                const COLUMNS: &'static [$crate::export::Column] = &[$(
                    $crate::export::Column {
                        name: stringify!($column),
                        kind: <$type as $crate::export::cell::Cell<'a>>::KIND,
                        required: <$type as $crate::export::cell::Cell<'a>>::REQUIRED,
                        about: concat!($($column_about),+).trim_ascii(),
                        refers_to: $crate::export::define::refers!($($refers)?),
                    },
                )+];

                pub(super) fn write(self, to: &mut dyn $crate::export::Sink) -> std::io::Result<()> {
                    to.row($first + Place::$row as usize, &[$($crate::export::cell::Cell::value(self.$column)),+])
                }
            }
        )+
    };
}

pub(super) use {refers, tables};
