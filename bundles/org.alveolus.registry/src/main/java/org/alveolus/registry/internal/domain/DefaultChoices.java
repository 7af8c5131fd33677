package org.alveolus.registry.internal.domain;

import static org.alveolus.registry.internal.domain.Choice.standard;
import static org.alveolus.registry.internal.domain.ChoiceList.AFTERCARE;
import static org.alveolus.registry.internal.domain.ChoiceList.COMPLICATION;
import static org.alveolus.registry.internal.domain.ChoiceList.INDICATION;
import static org.alveolus.registry.internal.domain.ChoiceList.JAW_REGION;
import static org.alveolus.registry.internal.domain.ChoiceList.LOSS_CAUSE;
import static org.alveolus.registry.internal.domain.ChoiceList.PROSTHETICS_BY;
import static org.alveolus.registry.internal.domain.ChoiceList.TECHNIQUE;

import java.util.List;

/** The choices every institution begins with. A code is never changed nor given another meaning. */
final class DefaultChoices {

    static final List<Choice> ALL = List.of(
            standard(
                    INDICATION,
                    "single-tooth",
                    "Single tooth replacement",
                    "Solitaire tandvervanging",
                    "Einzelzahnersatz"),
            standard(
                    INDICATION,
                    "bounded-gap",
                    "Several teeth, bounded gap",
                    "Meerdere elementen, tandbegrensd diasteem",
                    "Mehrere Zähne, Schaltlücke"),
            standard(
                    INDICATION,
                    "free-end",
                    "Several teeth, free end",
                    "Meerdere elementen, vrij-eindigend",
                    "Mehrere Zähne, Freiendlücke"),
            standard(
                    INDICATION,
                    "edentulous-upper",
                    "Edentulous upper jaw",
                    "Edentate bovenkaak",
                    "Zahnloser Oberkiefer"),
            standard(
                    INDICATION,
                    "edentulous-lower",
                    "Edentulous lower jaw",
                    "Edentate onderkaak",
                    "Zahnloser Unterkiefer"),
            standard(
                    INDICATION,
                    "implant-replacement",
                    "Replacement of a lost implant",
                    "Vervanging van een verloren implantaat",
                    "Ersatz eines verlorenen Implantats"),
            standard(
                    INDICATION,
                    "orthodontic-anchorage",
                    "Orthodontic anchorage",
                    "Orthodontische verankering",
                    "Kieferorthopädische Verankerung"),
            standard(
                    INDICATION,
                    "maxillofacial-prosthesis",
                    "Maxillofacial prosthesis",
                    "Maxillofaciale prothese",
                    "Epithese oder Defektprothese"),
            standard(
                    INDICATION,
                    "pre-implant",
                    "Surgery before implants only",
                    "Alleen pre-implantologische chirurgie",
                    "Nur präimplantologischer Eingriff"),
            standard(INDICATION, "other", "Other", "Anders", "Sonstiges"),
            standard(JAW_REGION, "maxilla-anterior", "Upper jaw, front", "Bovenkaak, front", "Oberkiefer, Front"),
            standard(
                    JAW_REGION,
                    "maxilla-premolar",
                    "Upper jaw, premolars",
                    "Bovenkaak, premolaarstreek",
                    "Oberkiefer, Prämolaren"),
            standard(
                    JAW_REGION, "maxilla-molar", "Upper jaw, molars", "Bovenkaak, molaarstreek", "Oberkiefer, Molaren"),
            standard(JAW_REGION, "maxilla-tuber", "Maxillary tuberosity", "Tuber maxillae", "Tuber maxillae"),
            standard(JAW_REGION, "zygoma", "Zygoma", "Jukbeen (zygoma)", "Jochbein (Zygoma)"),
            standard(JAW_REGION, "pterygoid", "Pterygoid", "Pterygoïd", "Pterygoid"),
            standard(JAW_REGION, "symphysis", "Symphysis", "Symfyse", "Symphyse"),
            standard(
                    JAW_REGION,
                    "mandible-premolar",
                    "Lower jaw, premolars",
                    "Onderkaak, premolaarstreek",
                    "Unterkiefer, Prämolaren"),
            standard(
                    JAW_REGION,
                    "mandible-molar",
                    "Lower jaw, molars",
                    "Onderkaak, molaarstreek",
                    "Unterkiefer, Molaren"),
            standard(JAW_REGION, "mandible-retromolar", "Retromolar region", "Retromolaarstreek", "Retromolarregion"),
            standard(
                    TECHNIQUE,
                    "sinus-lift-lateral",
                    "Sinus lift, lateral window",
                    "Sinuslift, laterale benadering",
                    "Sinuslift, laterales Fenster"),
            standard(
                    TECHNIQUE,
                    "sinus-lift-crestal",
                    "Sinus lift, crestal",
                    "Sinuslift, crestale benadering",
                    "Sinuslift, krestal"),
            standard(
                    TECHNIQUE,
                    "bone-augmentation",
                    "Bone augmentation, particles",
                    "Botopbouw, partikels",
                    "Knochenaufbau, partikulär"),
            standard(
                    TECHNIQUE,
                    "bone-block",
                    "Bone augmentation, block",
                    "Botopbouw, bottransplantaat (blok)",
                    "Knochenaufbau, Blocktransplantat"),
            standard(
                    TECHNIQUE,
                    "guided-bone-regeneration",
                    "Guided bone regeneration, membrane",
                    "Geleide botregeneratie, membraan",
                    "Gesteuerte Knochenregeneration, Membran"),
            standard(TECHNIQUE, "ridge-split", "Ridge splitting", "Kaakwalsplitsing", "Kieferkammspaltung"),
            standard(
                    TECHNIQUE,
                    "ridge-preservation",
                    "Ridge preservation",
                    "Alveolepreservatie",
                    "Alveolenkammerhaltung"),
            standard(TECHNIQUE, "distraction", "Distraction osteogenesis", "Distractie-osteogenese", "Distraktion"),
            standard(
                    TECHNIQUE,
                    "nerve-lateralisation",
                    "Lateralisation of the nerve",
                    "Lateralisatie van de zenuw",
                    "Nervlateralisation"),
            standard(
                    TECHNIQUE,
                    "soft-tissue-graft",
                    "Soft tissue graft",
                    "Wekedelentransplantaat",
                    "Weichgewebstransplantat"),
            standard(TECHNIQUE, "other", "Other", "Anders", "Sonstige"),
            standard(
                    AFTERCARE,
                    "own-implantologist",
                    "In own practice by the implantologist",
                    "In eigen praktijk door de implantoloog",
                    "In eigener Praxis durch den Implantologen"),
            standard(
                    AFTERCARE,
                    "own-dentist",
                    "In own practice by the dentist",
                    "In eigen praktijk door de tandarts",
                    "In eigener Praxis durch den Zahnarzt"),
            standard(
                    AFTERCARE,
                    "own-hygienist",
                    "In own practice by the dental hygienist",
                    "In eigen praktijk door de mondhygiënist",
                    "In eigener Praxis durch die Dentalhygiene"),
            standard(AFTERCARE, "referrer", "By the referrer", "Door de verwijzer", "Durch den Überweiser"),
            standard(AFTERCARE, "elsewhere", "Elsewhere", "Elders", "Andernorts"),
            standard(AFTERCARE, "none", "None agreed", "Niet afgesproken", "Nicht vereinbart"),
            standard(
                    PROSTHETICS_BY,
                    "own-implantologist",
                    "Implantologist in own practice",
                    "Implantoloog in eigen praktijk",
                    "Implantologe in eigener Praxis"),
            standard(
                    PROSTHETICS_BY,
                    "own-dentist",
                    "Dentist in own practice",
                    "Tandarts in eigen praktijk",
                    "Zahnarzt in eigener Praxis"),
            standard(PROSTHETICS_BY, "referrer", "Referrer", "Verwijzer", "Überweiser"),
            standard(PROSTHETICS_BY, "other-dentist", "Another dentist", "Andere tandarts", "Anderer Zahnarzt"),
            standard(PROSTHETICS_BY, "denturist", "Denturist", "Tandprotheticus", "Zahntechniker (Prothetiker)"),
            standard(PROSTHETICS_BY, "undecided", "Not decided yet", "Nog niet bekend", "Noch offen"),
            standard(
                    COMPLICATION,
                    "peri-mucositis",
                    "Peri-implant mucositis",
                    "Peri-implantaire mucositis",
                    "Periimplantäre Mukositis"),
            standard(COMPLICATION, "peri-implantitis", "Peri-implantitis", "Peri-implantitis", "Periimplantitis"),
            standard(
                    COMPLICATION,
                    "marginal-bone-loss",
                    "Marginal bone loss",
                    "Marginaal botverlies",
                    "Marginaler Knochenabbau"),
            standard(
                    COMPLICATION,
                    "recession",
                    "Recession of the mucosa",
                    "Recessie van de mucosa",
                    "Rezession der Mukosa"),
            standard(COMPLICATION, "wound-dehiscence", "Wound dehiscence", "Wonddehiscentie", "Wunddehiszenz"),
            standard(
                    COMPLICATION,
                    "infection",
                    "Postoperative infection",
                    "Postoperatieve infectie",
                    "Postoperative Infektion"),
            standard(COMPLICATION, "bleeding", "Postoperative bleeding", "Nabloeding", "Nachblutung"),
            standard(
                    COMPLICATION,
                    "altered-sensation",
                    "Altered sensation, nerve injury",
                    "Sensibiliteitsstoornis, zenuwletsel",
                    "Sensibilitätsstörung, Nervverletzung"),
            standard(
                    COMPLICATION,
                    "sinus-perforation",
                    "Perforation of the sinus membrane",
                    "Perforatie van het sinusmembraan",
                    "Perforation der Kieferhöhlenschleimhaut"),
            standard(COMPLICATION, "sinusitis", "Maxillary sinusitis", "Sinusitis maxillaris", "Sinusitis maxillaris"),
            standard(COMPLICATION, "pain", "Persistent pain", "Aanhoudende pijn", "Anhaltende Schmerzen"),
            standard(
                    COMPLICATION,
                    "mobility",
                    "Mobility of the implant",
                    "Mobiliteit van het implantaat",
                    "Lockerung des Implantats"),
            standard(
                    COMPLICATION,
                    "implant-fracture",
                    "Fracture of the implant",
                    "Implantaatfractuur",
                    "Implantatfraktur"),
            standard(
                    COMPLICATION,
                    "abutment-fracture",
                    "Fracture of the abutment",
                    "Abutmentfractuur",
                    "Abutmentfraktur"),
            standard(
                    COMPLICATION,
                    "screw-loosening",
                    "Loosening of the screw",
                    "Schroefloslating",
                    "Schraubenlockerung"),
            standard(COMPLICATION, "screw-fracture", "Fracture of the screw", "Schroeffractuur", "Schraubenfraktur"),
            standard(
                    COMPLICATION,
                    "loss-of-retention",
                    "Loss of retention of the superstructure",
                    "Retentieverlies van de suprastructuur",
                    "Retentionsverlust der Suprakonstruktion"),
            standard(
                    COMPLICATION,
                    "superstructure-fracture",
                    "Fracture of the superstructure",
                    "Fractuur van de suprastructuur",
                    "Fraktur der Suprakonstruktion"),
            standard(COMPLICATION, "other", "Other", "Anders", "Sonstige"),
            standard(
                    LOSS_CAUSE,
                    "no-osseointegration",
                    "No osseointegration",
                    "Geen osseo-integratie",
                    "Keine Osseointegration"),
            standard(LOSS_CAUSE, "peri-implantitis", "Peri-implantitis", "Peri-implantitis", "Periimplantitis"),
            standard(LOSS_CAUSE, "infection", "Infection", "Infectie", "Infektion"),
            standard(LOSS_CAUSE, "overload", "Overload", "Overbelasting", "Überlastung"),
            standard(LOSS_CAUSE, "fracture", "Fracture of the implant", "Breuk van het implantaat", "Implantatfraktur"),
            standard(LOSS_CAUSE, "trauma", "Trauma", "Trauma", "Trauma"),
            standard(
                    LOSS_CAUSE,
                    "removed-for-complaints",
                    "Removed because of complaints",
                    "Verwijderd wegens klachten",
                    "Wegen Beschwerden entfernt"),
            standard(LOSS_CAUSE, "unknown", "Unknown", "Onbekend", "Unbekannt"),
            standard(LOSS_CAUSE, "other", "Other", "Anders", "Sonstige"));

    private DefaultChoices() {}
}
