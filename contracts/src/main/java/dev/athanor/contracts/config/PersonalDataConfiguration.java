package dev.athanor.contracts.config;

/**
 * Personal data that become placeholders, such as {@code [EMAIL]}. Patterns find forms, not meanings: names and addresses
 * of streets stay.
 *
 * @param emails e-mail addresses
 * @param phones numbers with a country's code or the blanks of a written number
 * @param addresses of the internet, IPv4 and IPv6
 * @param ibans bank accounts whose check digits are right
 * @param cards payment cards whose check digit is right
 * @param patterns of one's own, one a line: {@code NAME=REGEX}, or {@link #NONE}
 */
public record PersonalDataConfiguration(
        @Setting(value = "E-mail addresses become [EMAIL].", fallback = "false")
        boolean emails,

        @Setting(value = "Telephone numbers become [PHONE].", fallback = "false")
        boolean phones,

        @Setting(value = "IPv4 and IPv6 addresses become [IP].", fallback = "false")
        boolean addresses,

        @Setting(value = "Bank accounts (IBAN) with right check digits become [IBAN].", fallback = "false")
        boolean ibans,

        @Setting(value = "Payment cards with a right check digit become [CARD].", fallback = "false")
        boolean cards,

        @Setting(
                value =
                        "Patterns of your own, one a line, such as CUSTOMER=K-[0-9]{6}, whose matches become [CUSTOMER]; "
                                + "RE2's syntax, which needs linear time for any text.",
                fallback = PersonalDataConfiguration.NONE)
        @Matches(
                value =
                        "none|[A-Z][A-Z0-9_]{0,30}=[^\\r\\n]{1,1000}(\\n[A-Z][A-Z0-9_]{0,30}=[^\\r\\n]{1,1000}){0,99}\\n?",
                meaning = "none, or lines such as CUSTOMER=K-[0-9]{6}")
        String patterns) {

    /** Stands for no patterns. */
    public static final String NONE = "none";

    public PersonalDataConfiguration {
        Inspection.require(PersonalDataConfiguration.class, emails, phones, addresses, ibans, cards, patterns);
    }
}
