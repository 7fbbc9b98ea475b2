package dev.athanor.deploy.local.command;

import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.event.DerivedPart;
import dev.athanor.contracts.event.TextSource;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the values of {@code --from}. */
final class DerivedOption {

    private static final Pattern PART = Pattern.compile("([^@=]+)(?:@([^=]+))?(?:=([0-9.eE+-]+))?");

    private DerivedOption() {}

    static TextSource source(List<String> from) {
        return new TextSource.Derived(from.stream().map(DerivedOption::part).toList(), 0);
    }

    private static DerivedPart part(String written) {
        var matcher = PART.matcher(written);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + written + "' is no part; allowed is NAME, NAME@VERSION, and behind either =WEIGHT");
        }
        var version = matcher.group(2) == null ? DatasetReference.LATEST : matcher.group(2);
        var weight = matcher.group(3) == null ? null : Double.valueOf(matcher.group(3));
        return new DerivedPart(matcher.group(1), version, weight);
    }
}
