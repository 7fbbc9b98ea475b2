package dev.athanor.data.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In each example ‹…› is what shall be found; the marks are not part of the text. */
class FormsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "write to ‹jane.doe+news@mail.example.org›.",
                "‹josé@example.org›, ‹a@b.de›",
                "请写信到‹jane@example.org›谢谢",
                "@handle and a@b and me@localhost and x@1.2",
                "(‹o'neil@example.co.uk›)"
            })
    void emails(String example) {
        assertFound(new EmailForm(), example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "card ‹4111 1111 1111 1111›, 12/27",
                "‹5500-0000-0000-0004›",
                "‹378282246310005›!",
                "one digit off: 4111 1111 1111 1112",
                "order 4111111111111111a and 141111111111111113 and 99999999999999999999999",
                "‹4111111111111111› 77"
            })
    void cards(String example) {
        assertFound(new CardForm(), example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "IBAN: ‹DE89 3704 0044 0532 0130 00›.",
                "‹GB82WEST12345698765432› thanks",
                "‹FR14 2004 1010 0505 0001 3M02 606›",
                "DE88 3704 0044 0532 0130 00 and DE12 and XDE89370400440532013000"
            })
    void ibans(String example) {
        assertFound(new IbanForm(), example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call ‹+49 30 1234567› or ‹+1-202-555-0143›",
                "‹+491701234567›, ‹+44 (0) 20 7946 0958›",
                "‹(030) 123456789› ‹(202) 555-0143› ‹202-555-0143› ‹202.555.0143›",
                "Tel. ‹020 7946 0958› / ‹0151 12345678› / ‹01 23 45 67 89›",
                "on 2026-05-01 at 10:30, 01.02.2024 10:30, version 1.2.3.4",
                "1 000 000 000 people, 12 045 300 200, 3+4, + 5, ISBN 978-3-16-148410-0"
            })
    void phones(String example) {
        assertFound(new PhoneForm(), example);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from ‹192.168.0.1›, ‹8.8.8.8›.",
                "‹2001:db8::ff00:42:8329› and ‹fe80::1ff:fe23:4567:890a›",
                "‹2001:0db8:85a3:0000:0000:8a2e:0370:7334›",
                "256.1.1.1 and 1.2.3 and 1.2.3.4.5 at 12:30:45, std::vector, a::b, ::, 00:1B:44:11:3A:B7"
            })
    void addresses(String example) {
        assertFound(new AddressForm(), example);
    }

    @ParameterizedTest
    @ValueSource(strings = {"id ‹K-123456›, ‹K-000001›; K-12"})
    void patternsOfOnesOwn(String example) {
        assertFound(new CustomForm(Pattern.compile("K-[0-9]{6}")), example);
    }

    /** A megabyte of what begins like personal data and never ends. */
    @ParameterizedTest
    @MethodSource("hostile")
    void noTextTakesLong(Form form, String part) {
        String text = part.repeat(1_000_000 / part.length());

        var places = assertTimeoutPreemptively(Duration.ofSeconds(10), () -> form.in(text));

        assertThat(places.size()).isLessThan(text.length());
    }

    static Stream<Arguments> hostile() {
        List<Form> forms = List.of(
                new EmailForm(),
                new CardForm(),
                new IbanForm(),
                new PhoneForm(),
                new AddressForm(),
                new CustomForm(Pattern.compile("(a+)+$")));
        List<String> parts =
                List.of("a", "@", "a@", "a@b.", "1 ", "12", "+1 ", "(1) ", "DE12 ", "A", "1:", "a:", "1.", "-");
        return forms.stream().flatMap(form -> parts.stream().map(part -> Arguments.of(form, part)));
    }

    private static void assertFound(Form form, String example) {
        String text = example.replace("‹", "").replace("›", "");

        var marked = new StringBuilder(text);
        for (Place place : form.in(text).reversed()) {
            marked.insert(place.end(), '›').insert(place.begin(), '‹');
        }

        assertThat(marked.toString()).isEqualTo(example);
    }
}
