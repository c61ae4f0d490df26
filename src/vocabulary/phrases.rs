//! Small words that tell something in one place only, in small letters. What a word tells everywhere is in `words`.

/// Before where those are who are to act: `(fastighetsägarna i city)`.
pub(crate) const WHERE: &[&str] = &["i", "på", "vid"];

/// Between who acts and what they do: `Att kommunen där det behövs bygger om`.
pub(crate) const WHERE_IT_IS: &[&str] = &["där", "när", "vid"];

/// All who promise: `Båda parter åtar sig`.
pub(crate) const BOTH: &[&str] = &["båda", "bägge"];
pub(crate) const BOTH_PARTIES: &[&str] = &["parter", "parterna"];

/// Between a verb and who acts, where something else comes first: `Under 2019 lovar därför polisen`.
pub(crate) const THEREFORE: &[&str] = &["därför", "dessutom", "också", "även", "då", "nu", "sedan", "slutligen"];

/// After a verb that someone does to themselves: `åtar sig`, `förbinder oss`.
pub(crate) const REFLEXIVE: &[&str] = &["sig", "oss"];

/// Before what is aimed at, or when, where it stands before who is to act: `För att fler ska våga gå ut ska polisen …`,
/// `När snön kommer ska polisen …`.
pub(crate) const AIM_LEADS: &[&[&str]] =
    &[&["för", "att"], &["i", "syfte", "att"], &["med", "målet", "att"], &["med", "syftet", "att"], &["när"]];

/// Medborgarlöften as such, and not the ones that a text is about.
pub(crate) const GENERIC_PROMISES: &[&str] = &["medborgarlöften", "medborgarlöfte"];

/// What a list of what matters most is of.
pub(crate) const AREAS: &str = "områden";

/// Between what is done and what it is about: `Insatser mot narkotika`.
pub(crate) const ABOUT: &[&str] = &["mot", "för"];

/// `arbeta för att`, `verka för`: before what is aimed at.
pub(crate) const WORK_FOR: &str = "för";

/// Last words of what leads in to a list, before a semicolon, a comma or dots where a colon should stand.
pub(crate) const LEADING_ENDS: &[&str] = &[" att", " kommer", " ska", " genom", " lovar"];

/// The beginnings of what is said of what the police do, and of what that is called: `Polisiära aktiviteter`.
pub(crate) const OF_POLICE: (&str, &[&str]) = ("polisiär", &["aktivitet", "åtgärd", "insats", "åtagande", "arbete"]);

/// Before how long something will be done.
pub(crate) const DURING: &[&str] = &["under"];

/// Before how long promises hold: `i två år`.
pub(crate) const HOLDING_LEADS: &[&str] = &["i", "under", "på", "om", "över"];

/// What befalls the one who is to do it: `Invånarna ska känna sig trygga`.
pub(crate) const EXPERIENCES: &[&str] =
    &["känna", "uppleva", "våga", "kunna", "få", "slippa", "trivas", "veta", "möta", "mötas"];

/// What a form calls those who promise.
pub(crate) const PARTIES: &[&str] = &["parter", "parterna", "avtalsparter", "kommun", "område", "lokalpolisområde"];

/// How a heading begins that says what promises are for: `Syftet med`.
pub(crate) const PURPOSE: &str = "syft";

/// Those who write.
pub(crate) const OURSELVES: &[&str] = &["oss", "mig"];

/// Before `med oss`, over what was learnt.
pub(crate) const TAKES: &[&str] = &["tar", "tog", "tagit"];

/// Before promises whose year the title does not tell: `sommarens medborgarlöfte`.
pub(crate) const OF_SEASONS: &[&str] = &["sommarens", "höstens", "vinterns", "vårens", "årets", "fjolårets"];

/// Before what promises are about: `Fokus unga`.
pub(crate) const FOCUS: &[&str] = &["fokus"];

/// Before the first day of a period.
pub(crate) const SINCE: &[&str] = &["från", "fr.o.m"];

/// How what is agreed on is called, and is no promise itself: `samverkansöverenskommelsen`.
pub(crate) const AGREEMENTS: &[&str] = &["överenskommelsen", "överenskommelse", "avtalet", "avtal"];

/// Before the last day of one.
pub(crate) const UNTIL: &[&str] = &["till", "t.o.m"];

/// Between these and the day: `från och med den`.
pub(crate) const SINCE_JOINTS: &[&str] = &["och", "med", "den", ".", ":"];

/// Between the word for promises and the years they are for.
pub(crate) const BEFORE_YEARS: &[&str] = &["åren", "år", "perioden", "föregående", "som", "gällde"];

/// After what a label names: `Läget nu`.
pub(crate) const NOW: &[&str] = &["nu", "idag"];

/// What a sentence begins with that speaks of the text itself.
pub(crate) const POINTING: &[&str] = &["här", "nedan", "nedanstående"];

/// What a line over those who are sent a copy ends with.
pub(crate) const TO: &str = "till";

/// What following up itself is called: `uppföljning`.
pub(crate) const FOLLOWING: &str = "uppfölj";

/// In a plan for following up, and not in a report.
pub(crate) const PLANNED: &[&str] = &["kommer", "ska", "följs"];

/// Over what was to be done, beside a list of what was.
pub(crate) const PLANNED_THINGS: &[&str] = &["planerat", "planerade", "planerad", "plan", "planen"];

/// A label of what was, alone.
pub(crate) const PERFORMED: &str = "utfört";

/// All promises, as a heading speaks of them: `Så har löftena kommit till`.
pub(crate) const ALL_PROMISES: &[&str] = &["löftena", "medborgarlöftena"];

/// What promises are called where they are counted or spoken of.
pub(crate) const PROMISED_THINGS: &[&str] = &["saker", "åtaganden", "åtagandena", "punkter"];

/// Before `in`: what was promised was called off.
pub(crate) const CALLED_OFF: &[&str] = &["ställas", "ställdes", "ställts", "ställs"];

/// With `inte`, before what could not be done.
pub(crate) const COULD: &[&str] = &["kunde", "kunnat", "gick", "gått", "hann", "hunnit"];

/// The first half of `medborgarlöfte`, which a scan may have parted from the other.
pub(crate) const CITIZEN: &str = "medborgar";

/// At the end of a text, for what stands below it: `För hösten utlovas detta.`
pub(crate) const THIS: &str = "detta";

/// Before promises that are still to come.
pub(crate) const NEXT: &[&str] = &["nya", "nytt", "nästa", "kommande", "framtida"];

/// Before `enligt plan`: what goes so is not done yet.
pub(crate) const GOING: &[&str] = &["går", "fortsätter", "löper", "fortskrider", "fortgår"];

/// After the last of several names.
pub(crate) const KOMMUNER: &str = "kommuner";

/// Before several names.
pub(crate) const THE_KOMMUNER: &str = "kommunerna";

/// In a sentence that tells how the lists below it are to be read.
pub(crate) const READING_WORDS: &[&str] = &["parentes", "parentesen", "nedan", "framgår", "anges", "markerade"];

/// Over what is added to minutes.
pub(crate) const APPENDIX: &[&str] = &["bilaga", "bilagor", "bil"];

/// The end of `lägesbild` and `problembild`.
pub(crate) const PICTURE: &str = "bild";

/// After the actors in brackets: others, whom no code stands for.
pub(crate) const OTHERS: &[&str] = &["med", "flera", "m", "fl", "m.fl"];

/// How the first word of the line under a title ends that says that it is a report: `Slutrapport`.
pub(crate) const OVER_REPORTS: &[&str] = &["rapport", "bokslut"];

/// Before a clause that tells which: `leder som är öppna`.
pub(crate) const THAT: &str = "som";

/// The infinitive of much that is promised, which does not end as others do.
pub(crate) const GO: &str = "gå";

/// Forms that say that something had been promised.
pub(crate) const PAST_PROMISES: &[&str] = &["lovade", "åtog", "förband"];

/// The same, where who was to do it stands right before.
pub(crate) const PAST_MODAL: &str = "skulle";

/// Before `av`: what comes after it is a whole, a place or a cause, and does nothing.
pub(crate) const BEFORE_NO_AGENT: &[&str] = &[
    "delar",
    "del",
    "delen",
    "flera",
    "några",
    "alla",
    "hjälp",
    "invånare",
    "närheten",
    "anslutning",
    "form",
    "mitten",
    "början",
    "slutet",
    "grund",
    "anledning",
    "följd",
    "stöd",
];

/// What a company calls itself one by, and nobody a person.
pub(crate) const COMPANY: &str = "AB";

/// Before a time of the day.
pub(crate) const CLOCK: &[&str] = &["klockan", "kl"];

/// Said of what is to become better, right before it; comparatives in `are` are known by their end.
pub(crate) const BETTERED: &[&str] = &[
    "ökad",
    "ökat",
    "ökade",
    "minskad",
    "minskat",
    "minskade",
    "förbättrad",
    "förbättrat",
    "stärkt",
    "bättre",
    "lägre",
    "högre",
    "större",
];

/// What the time begins with that promises hold: `löftesperioden`.
pub(crate) const OF_PROMISES: &str = "löftes";

/// After `löftes` in what the time is called that promises hold.
pub(crate) const PROMISE_TIMES: &[&str] = &["period", "år", "tid"];

/// With `inte`, before `av`: what was promised came to nothing.
pub(crate) const BECAME: &[&str] = &["blev", "blivit", "blir", "bli"];

/// Before what was carried out, as `är` may stand: `Dagen blev ordnad`.
pub(crate) const HAS_BECOME: &[&str] = &["blev", "blivit"];

/// What has to be done before what was promised can be begun, as such words begin: `Upphandlingen är klar`.
pub(crate) const PREPARATIONS: &[&str] = &["upphandling", "projektering", "planering", "förstudie", "förberedelse"];

/// What was planned took place: `Städdagen blev av`.
pub(crate) const TOOK_PLACE: &[&[&str]] =
    &[&["blev", "av"], &["blivit", "av"], &["gick", "av", "stapeln"], &["gått", "av", "stapeln"]];

/// Before the number that something is to rise or fall from: `från fem till tio`.
pub(crate) const FROM: &str = "från";

/// Before the first of two actors, and between them: `såväl kommunen som polisen`.
pub(crate) const AS_WELL_AS: (&str, &str) = ("såväl", "som");

/// Before the number of known things: `alla tre skolor` are those that there are. In a report they are what was done.
pub(crate) const ALL_OF: &[&str] = &["alla", "samtliga"];

/// A lead-in to past promises ends in them: `Löftet för 2016 var:`.
pub(crate) const WERE: [&str; 2] = ["var", "lydde"];

/// In a title that says that promises were kept.
pub(crate) const FULFILLED: &[&str] =
    &["infriat", "infriats", "infriades", "infriade", "uppfyllt", "uppfyllts", "uppfylldes", "uppfyllda"];

/// Before what takes place as often as the text begins with: `Varje vecka ska vi ha ett möte`.
pub(crate) const TO_HAVE: &str = "ha";

/// With who acts, before a list of what they did.
pub(crate) const HAVE: &[&str] = &["har", "hade"];

/// `Så långt har vi kommit med medborgarlöftet`: a title that tells how far things are.
pub(crate) const COME_SO_FAR: (&str, &str) = ("kommit", "med");

/// How the first word of a title ends that says that it is a report: `Årsbokslut`.
pub(crate) const REPORTS: &[&str] = &[
    "rapport",
    "bokslut",
    "sammanställning",
    "summering",
    "tillbakablick",
    "återblick",
    "halvtid",
    "halvvägs",
    "facit",
];

/// Before what is said to be done: it is not done yet.
pub(crate) const ALMOST: &[&str] = &["nästan", "del", "delar", "sett"];

/// What a heading calls those whom it asks or invites.
pub(crate) const READER: &str = "du";

/// What readers call themselves in a question that is answered below it: `Varför är inte mitt område med?`
pub(crate) const ASKING: &[&str] = &["jag", "mig", "min", "mitt", "mina"];

/// In a heading over what is done for an aim: `Så når vi målet`.
pub(crate) const REACH: &[&str] = &["når", "nås"];

/// Over what is aimed at, that it is so.
pub(crate) const GOALS: &[&str] = &["mål", "målet", "målsättning", "målbild"];

/// Beside `du`, in a heading about what readers may do themselves.
pub(crate) const INVITING: &[&str] = &["kan", "vill"];

/// Beside `inte`, `ännu` in a text says that something still goes on where one of these is denied.
pub(crate) const ENDED: &[&str] = &[
    "klar",
    "klart",
    "klara",
    "färdig",
    "färdigt",
    "färdiga",
    "avslutad",
    "avslutat",
    "avslutats",
    "slutförd",
    "slutfört",
    "slutförts",
];

/// Beside `inte`: it is still to come.
pub(crate) const YET: &[&str] = &["ännu", "än"];

/// After what is still being done, whenever it will be done.
pub(crate) const GOES_ON: &str = "pågår";

/// Said of a goal that was come up to, or a promise that was kept.
pub(crate) const REACHED: &[&str] = &[
    "nåddes",
    "nåtts",
    "nått",
    "nådde",
    "nådd",
    "nås",
    "uppnåddes",
    "uppnådde",
    "hölls",
    "höll",
    "hållits",
    "hållit",
    "hållas",
    "uppfylls",
    "infrias",
];

/// At the end of what was done: all of it was.
pub(crate) const AS_PLANNED: &[(&str, &str)] = &[("enligt", "plan"), ("som", "planerat"), ("som", "utlovat")];

/// Before a status: all of it.
pub(crate) const WHOLLY: &[&str] = &["helt", "fullt", "allt", "alla", "nu"];

/// Abbreviations of one word that end no sentence, whatever comes after them.
pub(crate) const ABBREVIATED: &[&str] = &["resp", "inkl", "exkl", "dvs", "tel", "nr", "kl"];

/// Between two names: `i Asarum resp. Mörrum`.
pub(crate) const RESPECTIVELY: &str = "resp";
