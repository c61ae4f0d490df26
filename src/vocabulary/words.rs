//! The words themselves. Small letters; several forms of one meaning on a line, separated by spaces.

use crate::document::{Actor, Comparator, Per};

use super::lexicon::{Flags, Lex, Stems};

const fn flag(flags: Flags) -> Lex {
    Lex::flag(flags)
}

pub(super) const fn stem(stems: Stems) -> Lex {
    Lex::stem(stems)
}

const STOP: Flags = Flags::STOP;
const PREPOSITION: Flags = Flags::STOP.or(Flags::PREPOSITION);

/// Whole words.
pub(super) const WORDS: &[(&str, Lex)] = &[
    // Prepositions, conjunctions and adverbs end a counted noun phrase.
    (
        "till i på med om av mot vid via från under hos inom mellan längs kring runt bland genom efter före innan utan över \
      utanför enligt gällande avseende angående åt ur utöver utmed omkring inför trots inklusive exklusive \
      innanför bakom framför ovanför nedanför bredvid invid gentemot",
        flag(PREPOSITION),
    ),
    ("för", flag(PREPOSITION)),
    ("för", stem(Stems::FOR)),
    ("och samt eller & respektive", flag(STOP.or(Flags::AND))),
    ("som där att när då så varav men vilket vilka eftersom dels både såväl antingen samt än", flag(STOP)),
    ("fördelat fördelade", flag(STOP)),
    ("tillsammans gemensamt ihop", flag(STOP.or(Flags::TOGETHER))),
    (
        "årligen kvällstid dagtid nattetid även också främst bland redan ännu där ute inne totalt huvudsakligen bl t.ex tex \
      löpande regelbundet kontinuerligt utspridda utspritt varför därutöver dessutom sedan tidigare just cirka ytterligare kvällar/helger \
      bara endast fortsatt aktivt däribland vardera",
        flag(STOP.or(Flags::ADVERB)),
    ),
    (
        "särskilt fortsatt minst gärna bland även också årligen senast aktivt regelbundet kontinuerligt därutöver dessutom \
      särskild gemensamt tillsammans totalt sammanlagt hittills ytterligare",
        flag(Flags::ADVERB),
    ),
    // Numbers and what comes with them.
    ("en ett", flag(Flags::ONE)),
    ("stycken stycket styck st st. stk", flag(Flags::PIECES)),
    ("minst åtminstone lägst minimum min", Lex::comparator(Comparator::AtLeast)),
    ("högst max maximalt maximum", Lex::comparator(Comparator::AtMost)),
    (
        "cirka ca ca. c:a ungefär omkring runt drygt knappt närmare nästan uppskattningsvis circa",
        Lex::comparator(Comparator::About),
    ),
    ("över", Lex::comparator(Comparator::MoreThan)),
    ("mer fler flera upp färre mindre", flag(Flags::COMPARES)),
    ("årligen årsvis", Lex::per(Per::Year).and(Flags::ADVERB)),
    ("löpande regelbundet kontinuerligt kontinuerlig fortlöpande årlig årliga", flag(Flags::ADVERB)),
    ("dagligen", Lex::per(Per::Day).and(STOP.or(Flags::ADVERB))),
    ("halvårsvis terminsvis", Lex::per(Per::HalfYear).and(STOP.or(Flags::ADVERB))),
    ("tertialvis tertialsvis", Lex::per(Per::Tertial).and(STOP.or(Flags::ADVERB))),
    ("kvartalsvis", Lex::per(Per::Quarter).and(STOP.or(Flags::ADVERB))),
    ("månatligen månadsvis", Lex::per(Per::Month).and(STOP.or(Flags::ADVERB))),
    ("veckovis", Lex::per(Per::Week).and(STOP.or(Flags::ADVERB))),
    ("procent % procents", flag(Flags::PERCENT)),
    ("inga ingen inget", flag(Flags::NO)),
    ("inte ej icke", flag(Flags::NOT.or(Flags::ADVERB).or(STOP))),
    (
        "sammanlagt totalt hittills sammantaget ackumulerat summa summerat sammanräknat",
        flag(Flags::CUMULATIVE.or(Flags::STOP)),
    ),
    ("minuters timmars minuter-metoden dagars dygns veckors månaders", flag(Flags::MEASURE)),
    ("kap kap. kapitlet § §§ paragrafen", flag(Flags::LAW)),
    ("de dom dessa våra vår vårt sina sin sitt båda bägge samma ovanstående nämnda", flag(Flags::DEFINITE)),
    (
        "årskurs årskurserna årskurser åk åk. klass klasserna vecka veckorna v v. nr nr. nummer sida sid sidan väg vägen riksväg länsväg e \
      kl kl. klockan telefon tel tel. telefonnummer linje linjen punkt punkten etapp kapitel tertial kvartal halvår ålder åldern \
      åldrarna paragraf bilaga löfte löften medborgarlöfte del steg version fas dag år åren årtal mål omgång kod rum hus \
      dnr diarienummer lag nivå grupp gata gatan zon skift station distrikt etappmål",
        flag(Flags::LABEL),
    ),
    // Time.
    ("varje per var vart / i/", flag(Flags::EACH.or(STOP))),
    ("varannan vartannat varannat", flag(Flags::EVERY_OTHER.or(STOP))),
    ("dag dagen dagar dagarna dygn dygnet", Lex::per(Per::Day)),
    ("vecka veckan veckor veckorna vardagsvecka", Lex::per(Per::Week)),
    ("månad månaden månader månaderna mån", Lex::per(Per::Month)),
    ("kvartal kvartalet kvartalen kvartals kvartalsslut", Lex::per(Per::Quarter).stems(Stems::TERTIAL)),
    ("tertial tertialet tertialen tertialer tertials tertialslut", Lex::per(Per::Tertial).stems(Stems::TERTIAL)),
    ("halvår halvåret halvårs halvårsskifte termin terminen", Lex::per(Per::HalfYear).stems(Stems::TERTIAL)),
    ("helår helåret", Lex::per(Per::Year).stems(Stems::TERTIAL)),
    ("år året åren kalenderår kalenderåret verksamhetsår verksamhetsåret läsår läsåret", Lex::per(Per::Year)),
    ("januari jan", flag(Flags::MONTH).value(1)),
    ("februari feb", flag(Flags::MONTH).value(2)),
    ("mars mar", flag(Flags::MONTH).value(3)),
    ("april apr", flag(Flags::MONTH).value(4)),
    ("maj", flag(Flags::MONTH).value(5)),
    ("juni jun", flag(Flags::MONTH).value(6)),
    ("juli jul", flag(Flags::MONTH).value(7)),
    ("augusti aug", flag(Flags::MONTH).value(8)),
    ("september sep sept", flag(Flags::MONTH).value(9)),
    ("oktober okt", flag(Flags::MONTH).value(10)),
    ("november nov", flag(Flags::MONTH).value(11)),
    ("december dec", flag(Flags::MONTH).value(12)),
    ("våren vår vårterminen vt", flag(Flags::SEASON).value(21)),
    ("sommaren sommar", flag(Flags::SEASON).value(22)),
    ("hösten höst höstterminen ht", flag(Flags::SEASON).value(23)),
    ("vintern vinter", flag(Flags::SEASON).value(24)),
    (
        "måndag måndagen tisdag tisdagen onsdag onsdagen torsdag torsdagen fredag fredagen lördag lördagen söndag söndagen \
      måndagar tisdagar onsdagar torsdagar fredagar lördagar söndagar vardagar helg helgen helger fredagskväll lördagskväll \
      fredagkväll lördagkväll helgkväll",
        flag(Flags::WEEKDAY),
    ),
    // When it is to be done, and not only how often.
    ("vardag kväll morgon natt eftermiddag förmiddag", Lex::per(Per::Day).and(Flags::WEEKDAY)),
    // Verbs.
    ("ska skall skulle", flag(Flags::MODAL).and(STOP)),
    ("ska skall skulle kommer", stem(Stems::SKA)),
    ("lovar lovade lova utlovar", flag(Flags::MODAL.or(STOP)).stems(Stems::LOVAR)),
    ("utlovas", flag(STOP).stems(Stems::LOVAR)),
    // `Du kan räkna med att …`
    ("räkna", stem(Stems::LOVAR)),
    ("åtar åtog förbinder förband garanterar", flag(Flags::MODAL.or(STOP)).stems(Stems::LOVAR)),
    ("ansvarar ansvarade", flag(Flags::MODAL.or(STOP)).stems(Stems::ANSVARAR)),
    ("kommit kom", flag(STOP)),
    ("kommer bör vill avser måste kan fortsätter forsätter fortsätta verkar", flag(Flags::MODAL.or(STOP))),
    (
        "har är var blev fick hade gör gjorde gjort blivit varit får finns fanns sker skedde behöver blir utgör bidrar handlar \
      innebär deltar deltog deltagit ledde resulterade visar tar går gick gav ger står satt låg såg fått tagit",
        flag(Flags::FINITE.or(STOP)),
    ),
    ("tog", flag(Flags::FINITE.or(STOP))),
    (
        "genomföra genomför genomfört genomförde genomföras genomförs genomfördes genomförts genomförd genomförda \
      ordna ordnar ordnat ordnade ordnas ordnades ordnats ordnad \
      anordna anordnar anordnat anordnade anordnas anordnades anordnats anordnad \
      hålla håller hållit höll hållas hålls hölls hållits hållen hållet hållna \
      arrangera arrangerar arrangerat arrangerade arrangeras arrangerades arrangerats arrangerad \
      erbjuda erbjuder erbjudit erbjöd erbjudas erbjuds erbjöds erbjudits erbjuden",
        flag(Flags::CARRY.or(Flags::VERB)),
    ),
    (
        "genomförs genomföras genomfördes genomförts ordnas ordnades ordnats anordnas anordnades anordnats hålls hållas hölls hållits \
      arrangeras arrangerades arrangerats erbjuds erbjudas erbjöds erbjudits ses tas tagits togs ges görs göras gjordes gjorts \
      gås hållas sker skedde startas startades startats besökts besöktes besöks besökas",
        flag(Flags::PASSIVE.or(STOP)),
    ),
    ("säger sade sa menar berättar förklarar", flag(Flags::SAYS.or(Flags::FINITE).or(STOP))),
    (
        "undertecknades undertecknats undertecknat undertecknad undertecknade undertecknas signerades signerats signerat signerad underskrivet skrevs skrivits skrev",
        flag(Flags::SIGNS),
    ),
    ("gäller gälla gällande avser löper löpa giltigt giltiga sträcker tvåårigt", flag(Flags::HOLDS)),
    ("ska skall skulle lovade lovar åtog förband", flag(Flags::PROMISED)),
    (
        "har hade blev hölls gjordes var fick är hållits genomförde höll gjorde gick hann hanns varit",
        flag(Flags::REPORTED),
    ),
    ("få ge bli se gå stå nå ta", flag(Flags::VERB)),
    ("hur man", flag(STOP)),
    ("bjuda bjuder bjudit inbjuda inbjuds inbjudas inbjudna bjuds", flag(Flags::INVITE.or(Flags::VERB))),
    (
        "arbeta arbetar verka öka ökar ökad minska minskar patrullera fotpatrullera besöka besöker delta medverka informera informerar starta startar \
      utföra utför göra gör bedriva bedriver utbilda finnas finns vara är se ser ta tar hjälpa stödja starta följa följer samverka samverkar \
      kontrollera kontrollerar fotpatrullerar patrullerar utökar utöka söka söker bygga bygger införa inför skapa skapar vara låta låter \
      utveckla utvecklar prioritera prioriterar erbjuder stärka stärker förbättra förbättrar bemanna bemannar synas syns stoppa röja \
      sätta sätter ställa ställer träffa träffar träffas kartlägga kartlägger leda leder lägga lägger lämna lämnar lysa mäta mäter möta möter möts \
      påbörja påbörjar uppmärksamma underlätta upprätta upprättar uppdatera uppdaterar åtgärda åtgärdar övervaka övervakar utse utser \
      sänka sänker höja höjer motverka motverkar förebygga förebygger bekämpa bekämpar dämpa dämpar satsa satsar begränsa begränsar \
      hindra hindrar förhindra förhindrar försvåra försvårar bevaka bevakar vidta vidtar ingripa ingriper lagföra granska granskar \
      uppmuntra uppmuntrar städa städar anlägga anlägger plantera planterar beskära beskär tillsätta tillsätter anställa anställer rekrytera rekryterar \
      avsätta avsätter finansiera finansierar engagera engagerar involvera involverar förkorta förkortar upprätthålla upprätthåller säkerställa säkerställer \
      utreda utreder inventera inventerar inleda inleder",
        flag(Flags::VERB),
    ),
    ("av", flag(Flags::BY)),
    // Words of outcome.
    (
        "genomfört genomförd genomförda genomförts genomfördes klar klart klara uppfyllt uppfyllts uppfyllda avslutad avslutat avslutats slutförd slutfört \
      slutförts utfört utförts utförd utförda färdig färdigt avklarat avklarad avklarade infriat infriats infriades infriade uppfylldes uppnått uppnåtts",
        flag(Flags::DONE),
    ),
    ("pågår pågående påbörjat påbörjad påbörjats påbörjades startat fortlöpande", flag(Flags::ONGOING)),
    ("delvis", flag(Flags::PARTLY)),
    ("inställt inställd inställda ställts uteblivit uteblev utgått utgår utgick", flag(Flags::CANCELLED)),
    // Actors: whole words; their compounds stand among the suffixes.
    (
        "polis polisen polisens poliser poliserna polismyndigheten polismyndighetens polismyndighet lokalpolisområdet lokalpolisområdets \
      lokalpolisen lokalpolisens områdespolisen områdespolis områdespoliser kommunpolisen kommunpolis närpolisen polisområdet polisområde \
      lokalpolisområde lpo gränspolisen trafikpolisen",
        Lex::actor(Actor::Polis),
    ),
    (
        "kommun kommunen kommunens kommuner kommunerna kommunernas stad staden stadens socialtjänst socialtjänsten socialtjänstens hemtjänst hemtjänsten hemtjänstens socialförvaltningen \
      fritidsgård fritidsgården fritidsgårdar fritidsgårdarna fritidsgårdens stadsdelsförvaltning stadsdelsförvaltningen \
      stadsdelsförvaltningens stadsdelsnämnden kommunledningen kommunstyrelsen fältgrupp fältgruppen fältarna fältare fältassistenter \
      fältassistenterna stadsdelen utbildningsförvaltningen tekniska miljökontoret ungdomsmottagningen elevhälsan familjecentralen \
      fritidsförvaltningen kulturförvaltningen ungdomscoacher ungdomscoach ungdomscoachen fritidsledare fritidsledarna bygglovsenheten socialkontoret drogförebyggare \
      drogförebyggaren trygghetssamordnare trygghetssamordnaren säkerhetssamordnare säkerhetssamordnaren ungdomslotsar ungdomslotsarna \
      miljöförvaltningen samhällsbyggnadsförvaltningen socialen socialsekreterare räddningstjänst/kommun",
        Lex::actor(Actor::Kommun),
    ),
    (
        "räddningstjänst räddningstjänsten räddningstjänstens brandkåren räddningstjänstförbundet",
        Lex::actor(Actor::Raddningstjanst),
    ),
    ("region regionen regionens landstinget landsting", Lex::actor(Actor::Region)),
    ("länsstyrelse länsstyrelsen länsstyrelsens", Lex::actor(Actor::Lansstyrelse)),
    (
        "skola skolan skolans skolor skolorna skolornas rektorer rektorerna rektor skolledningen skolledningar elevråd elevrådet lärare skolpersonal gymnasiet högstadiet",
        Lex::actor(Actor::Skola),
    ),
    (
        "fastighetsägare fastighetsägaren fastighetsägarna fastighetsägares hyresvärdar hyresvärdarna hyresvärd hyresvärden \
      bostadsrättsföreningar bostadsrättsföreningarna bostadsrättsförening",
        Lex::actor(Actor::Fastighetsagare),
    ),
    (
        "bostadsbolag bostadsbolaget bostadsbolagen bostadsbolagets bostadsföretag bostadsföretaget bostadsföretagen allmännyttan bostadsaktiebolag",
        Lex::actor(Actor::Bostadsbolag),
    ),
    (
        "kollektivtrafiken kollektivtrafik kollektivtrafikbolaget västtrafik skånetrafiken östgötatrafiken länstrafiken hallandstrafiken \
      värmlandstrafik länstrafik sl ul dintur jlt kalmar-länstrafik bussbolaget bussbolagen trafikbolaget kollektivtrafikmyndigheten",
        Lex::actor(Actor::Kollektivtrafik),
    ),
    (
        "vaktbolag vaktbolaget vaktbolagen bevakningsbolag bevakningsbolaget bevakningsföretag bevakningsföretaget ordningsvakter ordningsvakterna ordningsvakt väktare väktarna",
        Lex::actor(Actor::Vaktbolag),
    ),
    (
        "förening föreningen föreningar föreningarna föreningsliv föreningslivet föreningslivets civilsamhälle civilsamhället civilsamhällets \
      ideella frivilligorganisationer frivilligorganisationerna trossamfund nattvandrare nattvandrarna samfund idrottsrörelsen byalag byalaget byalagen grannsamverkansföreningar \
      frivilliga organisationer",
        Lex::actor(Actor::Forening),
    ),
    (
        "näringsliv näringslivet näringslivets näringsidkare näringsidkarna företag företagen företagare företagarna handlare handlarna handeln köpmän butiksägare \
      butiksägarna krögare krögarna krögarna restaurangägare butiker butikerna centrumhandeln",
        Lex::actor(Actor::Naringsliv),
    ),
    (
        "invånare invånarna medborgare medborgarna vuxna boende vårdnadshavare föräldrar kommuninvånare allmänheten boenden kommuninvånarna",
        Lex::actor(Actor::Invanare),
    ),
    // These end as the names of traders do.
    ("behandlarna förhandlarna", Lex::NONE),
    ("vi", flag(Flags::WE).stems(Stems::VI)),
    // Where they come first they are all who promise: `Parterna ska mötas`.
    ("parterna", flag(Flags::WE.or(Flags::VAGUE_ACTOR))),
    (
        "aktörer aktörerna aktör parter myndigheter flera andra med-flera intressenter samverkansparter",
        flag(Flags::VAGUE_ACTOR),
    ),
    (
        "det den de det lokala lokalt kommunala kommunalt kommunens berörda berörd andra övriga olika flera representanter representant personal från \
      för stadens kommunernas ortens lokal allmännyttiga personalen aktuella intresserade våra vår vårt några samtliga alla även samt också såväl både dess bl.a områdets bland \
      annat exempelvis t.ex egna egen",
        flag(Flags::MODIFIER),
    ),
    ("kommun kommuns kommuner stad stads", flag(Flags::KOMMUN_WORD)),
    ("lokalpolisområde lokalpolisområdet polisområde polisområdet lpo polisregion", flag(Flags::POLICE_AREA)),
    // Signing.
    ("tf tf. t.f t.f. tillförordnad tillförordnade tillf", flag(Flags::ACTING)),
    (
        "ordförande ordföranden kommunstyrelseordförande kommunalråd kommunalrådet oppositionsrådet kommunchef kommundirektör stadsdirektör lokalpolisområdeschef \
      lokalpolisområdeschefen polisområdeschef kommunpolis kommunpoliser polischef chef chefen biträdande säkerhetschef säkerhetssamordnare \
      socialchef regionchef borgmästare stadsdelschef stadsdelsdirektör förvaltningschef verkställande vd kommunstyrelsens \
      kommunfullmäktiges polismästare områdespolis gruppchef räddningschef trygghetssamordnare oppositionsråd nämndordförande \
      kommissarie stadsdelsnämndens förvaltningsdirektör enhetschef brottsförebyggare trygghetsstrateg regionstyrelsens regiondirektör lpoc socialdirektör direktör \
      folkhälsosamordnare säkerhetsstrateg vice ordf kso verksamhetschef områdeschef samordnare strateg utvecklare",
        flag(Flags::ROLE),
    ),
    ("datum upprättat upprättad daterad beslutad beslutat fastställd antagen", flag(Flags::DATED)),
    // Council protocols; two lines with any of these make one.
    (
        "sammanträdesprotokoll sammanträdesdatum justerandes utdragsbestyrkande yrkande yrkar beslutsunderlag tjänsteskrivelse protokollsutdrag \
      överläggningen motionen motionärerna motionären reservation propositionsordning",
        flag(Flags::PROTOCOL),
    ),
    (
        "revideras revidering ändras omprövas förnyas justeras omförhandlas förändras revidera ändra uppdateras byggs",
        flag(Flags::CHANGES),
    ),
    // Words that headings and lead-ins are made of.
    ("vad", stem(Stems::VAD)),
    ("är", stem(Stems::AR)),
    ("ett", stem(Stems::ETT)),
    ("det detta dessa här följande:", stem(Stems::DET)),
    ("vår vårt våra", stem(Stems::VI)),
    // `För att nå dit ska vi`, `För att lyckas`.
    ("dit lyckas uppfylla uppfyller uppfyllas uppfylls", stem(Stems::UPPNA)),
    ("håller hålla hålls hållas infriar infria infrias uppfyller uppfylla uppfylls uppfyllas", stem(Stems::HALLER)),
    ("långt", stem(Stems::LANGT)),
    ("genom", stem(Stems::GENOM)),
    ("följs följas följer följa", stem(Stems::FOLJS)),
    ("upp", stem(Stems::UPP)),
    ("göra gör görs göras ske genomföras utföras", stem(Stems::GORA)),
    ("gjort gjorde gjordes gjorts genomfört genomförts", stem(Stems::GJORT)),
    ("genomförda utförda avslutade", stem(Stems::GENOMFORDA)),
    (
        "händer framåt framöver sammanfattning sammanfattningsvis sammanfattande avslutning avslutningsvis slutord \
      bedömning bedömningen",
        stem(Stems::AVSLUT),
    ),
    ("hur så", stem(Stems::HUR)),
    ("gick gått blev blivit höll hållit", stem(Stems::GICK)),
    ("hänt hände", stem(Stems::HANT)),
    (
        "beslut beslutet beslutar beslutade besluta föreslår föreslås beslutsförslag ärendet \
         ärendebeskrivning konsekvenser barnrättsperspektiv barnperspektiv \
      ekonomi ekonomiska kostnader finansiering yttrande yttranden yrkanden beslutsunderlag beslutsgång \
      sammanträde sammanträdet",
        stem(Stems::ARENDE),
    ),
    ("steg", stem(Stems::AVSLUT)),
    ("ingick utlovades utlovats lovades lovade utlovade lovat utlovat åtagit förbundit löd", stem(Stems::INGICK)),
    ("går ligger", stem(Stems::GAR)),
    ("gemensam gemensamma gemensamt", stem(Stems::GEMENSAM)),
    ("ber uppmanar tips råd", stem(Stems::UPPMANING)),
    ("berättar redovisar återrapporterar", stem(Stems::VISAS)),
    ("arbeta arbetar arbetat verka verkar jobba jobbar jobbat", stem(Stems::ARBETA)),
    ("del ansvar ansvarar uppdrag uppgift uppgifter åtaganden åtagande", stem(Stems::DEL)),
    (
        "redovisas presenteras publiceras redogörs sammanställs återrapporteras rapporteras avrapporteras utvärderas stäms stämmer",
        stem(Stems::VISAS),
    ),
    ("arbetet insatser insatserna", stem(Stems::ARBETET)),
    ("om fakta", stem(Stems::OM)),
    ("att", stem(Stems::ATT)),
    ("ser sett", stem(Stems::SER)),
    ("överens enas enats enades enade överenskommit överenskommet", stem(Stems::ENIGA)),
    ("läget varför", stem(Stems::BAKGRUND)),
    ("varför därför", stem(Stems::VARFOR)),
    // `Vid anteckningarna`, over who wrote them.
    ("anteckningarna pennan", stem(Stems::UNDERSKRIFT)),
    ("problem", stem(Stems::PROBLEM)),
    ("säger sagt berättat tycker visar", stem(Stems::SAGER)),
    ("förväntat förväntade förväntad", stem(Stems::FORVANTAD)),
    ("innebär betyder menas", stem(Stems::INNEBAR)),
    ("genomförande genomförandet metod metoder arbetssätt tillvägagångssätt", stem(Stems::AKTIVITET)),
    ("omfattar innehåller består", stem(Stems::LYDER)),
    ("vill", stem(Stems::VILL)),
    ("följande nedanstående dessa", stem(Stems::FOLJANDE)),
    ("lyder lyda lydelse formulerar formulerat formulerats formulerade", stem(Stems::LYDER)),
    ("ansvarig ansvariga ansvar status kommentar kommentarer", stem(Stems::KOLUMN)),
    ("gäller period perioden tidsperiod tidsram", stem(Stems::PERIOD)),
    ("bygger grundar utgår", stem(Stems::BYGGER)),
    (
        "mål målet målen effektmål syfte syftet syften syftena effekt effekter effekten övergripande vision önskat önskade önskad",
        stem(Stems::MAL),
    ),
    ("kontakt kontakta kontakter", stem(Stems::KONTAKT)),
    ("meny sök lyssna skriv kakor cookies", stem(Stems::CHROME)),
    ("prioriterade prioriterat", stem(Stems::PRIORITERAD)),
];
