package dev.athanor.data.personal;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.athanor.contracts.config.PersonalDataConfiguration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which forms a configuration looks for, each with its placeholder, in the order in which they are replaced. */
public final class PersonalPatterns {

    /** Placeholders that tokenizers take for their own. */
    private static final Set<String> TAKEN = Set.of("CLS", "SEP", "PAD", "MASK", "UNK", "BOS", "EOS");

    private PersonalPatterns() {}

    /**
     * One kind.
     *
     * @param rule the key of the configuration that asks for it
     * @param placeholder what stands in its place
     * @param form how it is written
     */
    public record Kind(String rule, String placeholder, Form form) {}

    /** Those that were asked for. A card is looked for before a telephone, whose digits it could be. */
    public static List<Kind> of(PersonalDataConfiguration configuration) {
        List<Kind> kinds = new ArrayList<>();
        for (String line : lines(configuration)) {
            String name = line.substring(0, line.indexOf('='));
            kinds.add(new Kind(
                    "personalData.patterns." + name,
                    "[" + name + "]",
                    new CustomForm(Pattern.compile(line.substring(name.length() + 1)))));
        }
        add(kinds, configuration.emails(), "emails", "[EMAIL]", new EmailForm());
        add(kinds, configuration.ibans(), "ibans", "[IBAN]", new IbanForm());
        add(kinds, configuration.cards(), "cards", "[CARD]", new CardForm());
        add(kinds, configuration.addresses(), "addresses", "[IP]", new AddressForm());
        add(kinds, configuration.phones(), "phones", "[PHONE]", new PhoneForm());
        return List.copyOf(kinds);
    }

    private static void add(List<Kind> kinds, boolean wanted, String key, String placeholder, Form form) {
        if (wanted) {
            kinds.add(new Kind("personalData." + key, placeholder, form));
        }
    }

    /** Everything that is known, and the patterns of a configuration: what examples must not show. */
    public static List<Kind> all(PersonalDataConfiguration configuration) {
        return of(new PersonalDataConfiguration(true, true, true, true, true, configuration.patterns()));
    }

    /** What is wrong with the patterns of a configuration; nothing if they can be used. */
    public static Optional<String> problem(PersonalDataConfiguration configuration) {
        for (String line : lines(configuration)) {
            int equals = line.indexOf('=');
            String name = line.substring(0, equals);
            if (TAKEN.contains(name)) {
                return Optional.of(
                        "names '%s', but tokenizers have a token [%s]; take another name".formatted(name, name));
            }
            try {
                var unused = Pattern.compile(line.substring(equals + 1));
            } catch (PatternSyntaxException e) {
                return Optional.of("has a pattern '%s' that cannot be read: %s; allowed is RE2's syntax"
                        .formatted(name, e.getDescription()));
            }
        }
        return Optional.empty();
    }

    private static List<String> lines(PersonalDataConfiguration configuration) {
        return configuration.patterns().equals(PersonalDataConfiguration.NONE)
                ? List.of()
                : configuration.patterns().lines().toList();
    }
}
