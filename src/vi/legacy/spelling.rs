//! Tells whether a word can be a Vietnamese syllable: by this, text read in the wrong encoding is
//! known from text read in the right one.

use unicode_normalization::UnicodeNormalization;

use crate::vi::fold::is_tone;

/// What a syllable may begin with, the longest first.
const ONSETS: &str = "ngh ng nh ch gh gi kh ph qu th tr b c d đ g h k l m n p r s t v x";

/// What may follow: vowels, and the consonants that end them.
const RIMES: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây \
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu \
    o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong \
    op ot ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh ui um un ung uơ up ut uy \
    uya uych uynh uyt uyu uyên uyêt uôc uôi uôm uôn uông uôt ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp \
    ươt ươu y ych yêm yên yêng yêt yêu ynh yt";

/// Tells whether a word is spelled as a Vietnamese syllable.
pub(super) fn is_syllable(word: &str) -> bool {
    let lower = word.to_lowercase();
    if lower.nfd().filter(|it| is_tone(*it)).count() > 1 {
        return false;
    }
    let bare: String = lower.nfd().filter(|it| !is_tone(*it)).nfc().collect();
    let onsets = ONSETS.split(' ').chain([""]);
    let rests = onsets.filter_map(|onset| bare.strip_prefix(onset).map(|rest| (onset, rest)));
    // In gì, gìn the i is of both; quyết, quên have their u in the onset.
    let spelled = |(onset, rest): (&str, &str)| match onset {
        "gi" => rest.is_empty() || is_rime(rest) || is_rime(&format!("i{rest}")),
        _ => is_rime(rest),
    };
    rests.into_iter().any(spelled)
}

fn is_rime(text: &str) -> bool {
    RIMES.split_whitespace().any(|it| it == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn syllables_are_known_from_what_is_none() {
        for word in [
            "Đường",
            "hoa",
            "hiến",
            "quyết",
            "gìn",
            "giữ",
            "nghĩa",
            "khuỷu",
            "Ẩn",
            "ý",
            "thủy",
            "hoà",
        ] {
            assert!(is_syllable(word), "{word}");
        }
        for word in ["Ñöôøng", "hiÕn", "®Êt", "Ðýờng", "ðấtt", "xyz", ""] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
