//! What promises are about: a small set of themes, each told by words.

/// A theme's code, and the words that tell it.
///
/// Small letters. `*` stands for any letters at the begin or end of a word; words with a blank between stand side by side.
pub(crate) const THEMES: &[(&str, &str)] = &[
    (
        "trygghet_i_offentlig_miljo",
        "centrum *centrum torg torget torgen *torg *torget station stationen stationer *stationen resecentrum belysning* gatubelysning* \
      belysa belyser ljusare gångväg* gångtunn* gångstråk* buskage* sikten nattvandr* vuxenvandr* föräldravandr* trygghetsvandr* trygghetsrond* \
      trygghetsdag* trygghetsvärd* ordningsvakt* ordningsstörning* fotpatrull* patrullera* innerstad* stadskärna* park parken parker \
      parkerna samlingsplats* kameraövervak* hållplats* gågata* lampa* lampor* lyktstolp* trygghetsinvent* trygghetsskapande \
      trygghetskväll* gårdsvandr* cykelväg* sly växtlighet* väktare väktar* områdespass* parkering*",
    ),
    ("trygghet_i_offentlig_miljo", "offentlig*_miljö* offentliga_rum* till_fots"),
    (
        "narkotika",
        "narkoti* *narkotika drog droger drogerna droghandel* drogfri* drogförebygg* drograttfyll* drogberoende* drogvan* nätdrog* \
      cannabis* missbruk* langare andt* berusningsmedel* drogsök* hundsök* dopning*",
    ),
    (
        "alkohol",
        "alkohol* folköl* langning* langa överservering* servering* krogtillsyn* krogperson* krögar* nykterhetskontroll* rattfyll* \
      utandningsprov* andt* nykter* berus*",
    ),
    (
        "ungdomar",
        "ung unga ungas ungdom* *ungdomar barn barns barnen elev elever eleverna elevernas tonår* fritidsgård* föräldr* vårdnadshavar* \
      högstadi* gymnasi* mellanstadi* årskurs fältassistent* fältarbet* fältgrupp* fältsekreterar* feriearbet* feriejobb* sommarjobb* \
      skolavslutning* skolnärvaro* skolbesök* nattvandr* högstadieskol* *klasser *klassare orosanmäl* läxhjälp* skolgård* elevråd* \
      skolfrånvaro* frånvaro*",
    ),
    (
        "trafik",
        "trafik trafiken trafikens trafikkontroll* trafikmiljö* trafiksäker* trafikinsats* trafikvandr* trafikdag* trafikbrott* skotertrafik* \
      hastighet* a-traktor* moped* rattfyll* drograttfyll* nykterhetskontroll* buskör* skoter* skotrar* snöskot* fyrhjuling* \
      cykelbelys* övergångsställ* utandningsprov* fordon* bilister* cyklist* fart farten farthinder* fartvis* fartskylt* fartkamer* fartkontroll* \
      fortkör* trimmade vägskylt* trafikråd* trafikveck*",
    ),
    (
        "tillganglighet",
        "tillgänglig* närvaro närvaron närvarande *närvaro synlig* synas synlighet* poliskontor* polisstation* områdespolis* fotpatrull* \
      trygghetscentral* medborgarkontor*",
    ),
    (
        "tillganglighet",
        "öppet_hus till_fots på_plats lätta_att_nå lätta_att_få_tag mobilt_kontor mobila_kontor polisen_ska_finnas svara_på_frågor",
    ),
    (
        "vald_i_nara_relation",
        "hedersrelaterad* hedersförtryck* hedersvåld* kvinnofrid* kvinnojour* våldsutsatt* relationsvåld* partnervåld* barnfrid*",
    ),
    ("vald_i_nara_relation", "nära_relation* våldsam_partner våldsamma_partner* mäns_våld"),
    (
        "inbrott_och_stold",
        "inbrott* *inbrott *inbrotten stöld* *stöld *stölder *stölderna stöldgods* grannsamverk* häleri* tillgrepp* snatter* stöldskydd* cykelförråd* båtsamverkan* värdesaker stöldmärk*",
    ),
    ("skadegorelse", "skadegör* klott* sanera* vandal*"),
    ("bedragerier", "bedräg* bedragar* lurendrej* nätbedräg*"),
    ("brandskydd", "brand branden brandskydd* brandvandr* brandinform* bränder* utrymning* fyrverkeri* brandvarnar*"),
    (
        "medborgardialog",
        "medborgarmöt* medborgardialog* dialogmöt* dialogkväll* trygghetsdialog* trygghetsmöt* invånardialog* medborgarundersök* \
      medborgarkaf* synpunkter",
    ),
    ("medborgardialog", "öppet_möte öppna_möten"),
    (
        "samverkan",
        "samverkansmöt* samverkansgrupp* samverkansform* samverkansöverens* samverkansavtal* samverkansmodell* est est-modell* est-möt* \
      styrgrupp* samordning samordningen samarbetet lägesbild*",
    ),
    ("samverkan", "brottsförebyggande_rådet stämma_av stämmer_av"),
];
