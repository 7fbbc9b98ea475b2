package dev.athanor.deploy.local.command;

import dev.athanor.contracts.config.DatasetReference;
import dev.athanor.contracts.event.DerivedPart;
import dev.athanor.contracts.event.TextSource;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Other datasets that one is made of. */
final class DerivedOptions {

    private static final Pattern PART = Pattern.compile("([^@=]+)(?:@([^=]+))?(?:=([0-9.eE+-]+))?");

    @Option(
            names = "--from",
            paramLabel = "NAME[@VERSION][=WEIGHT]",
            required = true,
            description = "The samples of another dataset; of several one behind the other, or mixed by weights.")
    private List<String> parts;

    @Option(
            names = "--mix-seed",
            paramLabel = "N",
            defaultValue = "0",
            description = "Another seed takes other samples of those that weights leave over.")
    private long seed;

    TextSource source() {
        return new TextSource.Derived(parts.stream().map(DerivedOptions::part).toList(), seed);
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
