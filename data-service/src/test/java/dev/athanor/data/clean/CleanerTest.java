package dev.athanor.data.clean;

import static org.assertj.core.api.Assertions.assertThat;

import dev.athanor.contracts.config.CleaningConfigurations;
import dev.athanor.contracts.config.RunConfigurations;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanerTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "normalization: {form: nfc}, e\u0301t\u00e9, \u00e9t\u00e9",
                "normalization: {form: nfkc}, ﬁne Ａ, fine A",
                "normalization: {form: nfc}, ﬁne Ａ, ﬁne Ａ",
                "normalization: {controls: true}, \"a\u0007b\tc\nd\u009be\", \"ab\tc\nde\"",
                "normalization: {zeroWidth: true}, a\u200bb\u00adc\u2060d\ufeff, abcd",
                "normalization: {zeroWidth: true}, \"x\u200dy می\u200cخواهم क्\u200dष\", \"xy می\u200cخواهم क्\u200dष\"",
                "normalization: {whitespace: true}, \"a \t b  \n\n\n  c\n\", \"a b\n\n c\n\"",
                "lines: {longest: 3}, \"abc\nabcd\nab\", \"abc\nab\"",
                "lines: {removeRepeated: true}, \"menu\ntext\n\nmenu \n\nend\", \"menu\ntext\n\n\nend\"",
                "personalData: {emails: true}, me@example.org it is, [EMAIL] it is",
                "personalData: {cards: true}, pay 4111111111111111!, pay [CARD]!",
                "personalData: {phones: true}, call +49 30 1234567, call [PHONE]",
                "personalData: {ibans: true}, DE89370400440532013000, [IBAN]",
                "personalData: {addresses: true}, 8.8.8.8 and 2001:db8::ff00:42:8329, [IP] and [IP]",
                "\"personalData: {patterns: 'NUMBER=n[0-9]+'}\", n12 n n3, [NUMBER] n [NUMBER]"
            })
    void textsAreChangedByTheRuleThatIsAskedForAndByNoOther(String rule, String text, String cleaned) {
        assertThat(clean(rule, text)).contains(List.of(cleaned));
        assertThat(clean("examples: 1", text)).contains(List.of(text));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "lengths: {fewestCharacters: 5}, abcd, abcde",
                "lengths: {mostCharacters: 4}, abcde, abcd",
                "lengths: {fewestWords: 3}, two words, three words here",
                "lengths: {mostWords: 2}, three words here, two words",
                "quality: {letters: 0.6}, a = b + {1}, a plain text",
                "quality: {wordsWithLetters: 0.8}, 1 2 3 a b, a b c d 1",
                "quality: {symbolsPerWord: 0.5}, #one #two, #one two",
                "quality: {shortestMeanWord: 3}, a b c d, abcd efgh",
                "quality: {longestMeanWord: 5}, internationalization, plain",
                "quality: {ellipsisLines: 0.4}, \"read more...\nagain\", \"it ends.\nagain\"",
                "quality: {bulletLines: 0.5}, \"- a\n- b\n\", \"- a\nb\n\"",
                "quality: {repeatedLines: 0.3}, \"a\na\nb\", \"a\nb\nc\"",
                "quality: {repeatedLineCharacters: 0.3}, \"a long line\na long line\nb\nc\nd\ne\", \"a line\nb\nb\nlonger than both\"",
                "quality: {repeatedParagraphs: 0.3}, \"a\n\na\n\nb\", \"a\n\nb\n\nc\"",
                "quality: {repeatedParagraphCharacters: 0.3}, \"long\n\nlong\n\nb\n\nc\", \"b\n\nb\n\nlonger\n\nstill longer\"",
                "quality: {mostFrequentPhrase: 0.2}, buy it buy it buy it, one two six ten off out",
                "quality: {repeatedPhrases: 0.15}, one two six ten off one two six ten off, one two six ten off out"
            })
    void textsAreRemovedByTheRuleThatIsAskedFor(String rule, String removed, String kept) {
        assertThat(clean(rule, removed)).isEmpty();
        assertThat(clean(rule, kept)).contains(List.of(kept));
        assertThat(clean("examples: 1", removed)).isPresent();
    }

    /** Of each the first sentences of an article, none written for this test. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "The transformer is an architecture of neural networks that is built on attention. Texts are cut into tokens, "
                        + "and each token becomes a vector by looking it up in a table. In every layer each token is then put "
                        + "into the context of the other tokens of its window, so that the signal of important tokens grows "
                        + "while that of less important ones shrinks.",
                "हिन्दी विश्व की एक प्रमुख भाषा है और भारत की एक राजभाषा है। केन्द्रीय स्तर पर भारत में सह-आधिकारिक भाषा अंग्रेजी है। "
                        + "यह हिन्दुस्तानी भाषा की एक मानकीकृत शैली है जिसमें संस्कृत के तत्सम तथा तद्भव शब्दों का प्रयोग अधिक है और "
                        + "अरबी तथा फ़ारसी शब्द कम हैं। हिन्दी संवैधानिक रूप से भारत की राजभाषा और भारत में सबसे अधिक बोली और समझी जाने वाली भाषा है।",
                "中国的首都是北京，最大的城市是上海。长江是亚洲最长的河流，也是世界第三长的河流，发源于青藏高原，流经十一个省市，最后注入东海。"
                        + "黄河是中国第二长河，被称为中华民族的母亲河。泰山位于山东省中部，自古以来就是文人墨客登高赋诗之地。"
                        + "每年春节，许多家庭会团聚在一起包饺子、放鞭炮、看晚会，孩子们收到长辈给的红包。",
                "Россия — государство в Восточной Европе и Северной Азии. Территория страны является самой большой в мире, она "
                        + "омывается водами трёх океанов и граничит с восемнадцатью государствами. Столицей является город Москва, а "
                        + "государственным языком на всей территории считается русский. Многие народы говорят также на собственных "
                        + "языках, которые республики вправе устанавливать наравне с ним. Климат преимущественно умеренный.",
                "اللغة العربية هي أكثر اللغات السامية تحدثا وإحدى أكثر اللغات انتشارا في العالم، ويتوزع متحدثوها في الوطن العربي "
                        + "بالإضافة إلى العديد من المناطق الأخرى المجاورة. وللغة العربية أهمية كبيرة لدى المسلمين، فهي عندهم لغة "
                        + "مقدسة إذ أنها لغة القرآن، وهي لغة الصلاة وأساسية في القيام بالعديد من العبادات والشعائر الإسلامية. كما "
                        + "أنها لغة شعائرية رئيسية لدى عدد من الكنائس المسيحية.",
                "ประเทศไทยเป็นรัฐชาติอันตั้งอยู่ในภูมิภาคเอเชียตะวันออกเฉียงใต้ มีพรมแดนด้านตะวันออกติดประเทศลาวและกัมพูชา "
                        + "ด้านใต้เป็นแดนต่อแดนประเทศมาเลเซียและอ่าวไทย ด้านตะวันตกติดทะเลอันดามันและประเทศพม่า และด้านเหนือติดพม่าและลาว "
                        + "มีแม่น้ำโขงกั้นเป็นบางช่วง กรุงเทพมหานครเป็นศูนย์กลางการบริหารราชการแผ่นดินและนครใหญ่สุดของประเทศ",
            })
    void presetForTheWebKeepsProseOfAnyScript(String prose) {
        assertThat(cleaner("preset: web").clean(List.of(prose))).isPresent();
    }

    @Test
    void presetForTheWebRemovesWhatIsNoProse() {
        String menu = "Home | About | Contact\n".repeat(40);
        String table = "12.5 | 13.7 | 99.1 | 0.3\n".repeat(40);
        String spam = "buy cheap watches online now best price ".repeat(20);

        assertThat(clean("preset: web", menu)).isEmpty();
        assertThat(clean("preset: web", table)).isEmpty();
        assertThat(clean("preset: web", spam)).isEmpty();
    }

    @Test
    void pairIsRemovedAsAWholeAndItsLengthsAreThoseOfEachText() {
        var cleaner = cleaner("lengths: {mostCharacters: 4}");

        assertThat(cleaner.clean(List.of("abcd", "efgh"))).isPresent();
        assertThat(cleaner.clean(List.of("abcd", "efghi"))).isEmpty();
    }

    @Test
    void whatIsEmptyAfterChangesIsRemoved() {
        var cleaner = cleaner("{lines: {longest: 3}}");
        cleaner.openRemovals();

        assertThat(cleaner.clean(List.of("too long"))).isEmpty();

        assertThat(report(cleaner, "empty").documents()).isEqualTo(1);
    }

    @Test
    void everyRuleTellsWhatItDidWithExamples() {
        var cleaner = cleaner("{personalData: {emails: true, cards: true}, lengths: {fewestWords: 3}, examples: 1}");
        cleaner.openRemovals();

        var unused = List.of(
                cleaner.clean(List.of("write to a@example.org or b@example.org")),
                cleaner.clean(List.of("write to c@example.org now")),
                cleaner.clean(List.of("too short")));

        var emails = report(cleaner, "personalData.emails");
        assertThat(emails.documents()).isEqualTo(2);
        assertThat(emails.places()).isEqualTo(3);
        assertThat(emails.examples()).hasSize(1);
        assertThat(report(cleaner, "personalData.cards").documents()).isZero();
        assertThat(report(cleaner, "lengths.fewestWords").examples())
                .containsExactly(new RuleReport.Example("too short", null, "2, at least 3"));
    }

    @Test
    void repeatedLinesAreForgottenWithTheirDocument() {
        var cleaner = cleaner("lines: {removeRepeated: true}");

        assertThat(cleaner.clean(List.of("same\nsame"))).contains(List.of("same\n"));
        assertThat(cleaner.clean(List.of("same\nsame"))).contains(List.of("same\n"));
    }

    /** Whatever the rule that an example is of, and whether personal data are looked for or not. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "personalData: {emails: true, phones: true, addresses: true, ibans: true, cards: true}",
                "lengths: {fewestCharacters: 100000}",
                "normalization: {whitespace: true}"
            })
    void examplesNeverShowPersonalData(String rule) {
        var cleaner = cleaner(rule);
        cleaner.openRemovals();
        String filler = "Some words in between, so that it is long.  ".repeat(3);
        String text = filler
                + "Jane (jane.doe@example.org, +49 30 1234567) paid with 4111 1111 1111 1111  from 203.0.113.77,"
                + " account DE89 3704 0044 0532 0130 00. " + filler;

        var unused = cleaner.clean(List.of(text));

        var shown = cleaner.ledger().reports().toString();
        assertThat(cleaner.ledger().reports())
                .anySatisfy(report -> assertThat(report.examples()).isNotEmpty());
        assertThat(shown)
                .doesNotContain("jane.doe")
                .doesNotContain("example.org")
                .doesNotContain("1234567")
                .doesNotContain("1111 1111")
                .doesNotContain("203.0")
                .doesNotContain("3704 0044");
    }

    private static Optional<List<String>> clean(String rules, String text) {
        return cleaner(rules).clean(List.of(text));
    }

    private static Cleaner cleaner(String rules) {
        return new Cleaner(CleaningConfigurations.resolve(RunConfigurations.parse(rules)));
    }

    private static RuleReport report(Cleaner cleaner, String rule) {
        return cleaner.ledger().reports().stream()
                .filter(report -> report.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
