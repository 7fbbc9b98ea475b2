package dev.athanor.data.source;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which servers sources are fetched from. A data service stands where others stand that trust each other: whoever may ask it
 * for an address could otherwise read through it what only they shall read.
 */
public final class ReachableServers {

    /** Of the registries of special addresses (RFC 6890) those that are not reachable from everywhere. */
    private static final List<Network> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Teredo and other tunnels, which lead to addresses of the fourth version.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::parse)
            .toList();

    /** All that is public so far of the sixth version. */
    private static final Network GLOBAL_UNICAST = Network.parse("2000::/3");

    private static final Pattern ADDRESS = Pattern.compile("[0-9.]+|.*:.*");

    /** Which servers there are for us. */
    public enum Scope {
        /** All. */
        ANY,
        /** Those that have public addresses. */
        PUBLIC
    }

    /** Finds the addresses of a name. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private final Scope scope;
    private final List<String> hosts = new ArrayList<>();
    private final List<Network> networks = new ArrayList<>();
    private final Resolver resolver;

    /**
     * @param allowed servers that may be asked whatever the scope: names, addresses, or networks such as
     *     {@code 10.20.0.0/16}
     * @throws IllegalArgumentException if one is none of these
     */
    public ReachableServers(Scope scope, List<String> allowed) {
        this(scope, allowed, InetAddress::getAllByName);
    }

    ReachableServers(Scope scope, List<String> allowed, Resolver resolver) {
        this.scope = scope;
        this.resolver = resolver;
        for (String server : allowed) {
            if (server.contains("/") || ADDRESS.matcher(server).matches()) {
                networks.add(Network.parse(server));
            } else {
                hosts.add(server.toLowerCase(Locale.ROOT));
            }
        }
    }

    /** Without a limit. */
    public static ReachableServers any() {
        return new ReachableServers(Scope.ANY, List.of());
    }

    /**
     * Looks a server's addresses up. To be asked before each request, and again when its answer is there: the name may lead
     * elsewhere meanwhile.
     *
     * @throws DatasetException if one of them may not be asked
     */
    void check(URI address) {
        String host = address.getHost().toLowerCase(Locale.ROOT);
        boolean open =
                switch (scope) {
                    case ANY -> true;
                    case PUBLIC -> hosts.contains(host) || addresses(host).allMatch(this::isOpen);
                };
        if (!open) {
            throw new DatasetException(
                    DatasetProblem.SOURCE_IS_FORBIDDEN,
                    "The server %s is not a public one, and this platform fetches from no others: upload the file, or have whoever runs the platform name the server in athanor.data.url.allow."
                            .formatted(host));
        }
    }

    /** A name that nobody knows has none; that it cannot be reached is said by who tries. */
    private Stream<InetAddress> addresses(String host) {
        try {
            return Arrays.stream(resolver.resolve(host));
        } catch (UnknownHostException nobody) {
            return Stream.of();
        }
    }

    private boolean isOpen(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address)) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        boolean special = NOT_PUBLIC.stream().anyMatch(network -> network.contains(address));
        boolean older = address.getAddress().length == Integer.BYTES;
        return !special && (older || GLOBAL_UNICAST.contains(address));
    }
}
