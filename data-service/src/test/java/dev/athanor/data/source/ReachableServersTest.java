package dev.athanor.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.athanor.data.problem.DatasetException;
import dev.athanor.data.problem.DatasetProblem;
import dev.athanor.data.source.ReachableServers.Scope;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReachableServersTest {

    private static final ReachableServers PUBLIC = new ReachableServers(Scope.PUBLIC, List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://localhost:9000/",
                "http://2130706433/",
                "http://0.0.0.0/",
                "http://10.1.2.3/",
                "http://100.64.0.1/",
                "http://169.254.169.254/latest/meta-data/",
                "http://172.31.255.255/",
                "http://192.168.0.1/",
                "http://224.0.0.1/",
                "http://255.255.255.255/",
                "http://[::1]/",
                "http://[::]/",
                "http://[::ffff:10.0.0.1]/",
                "http://[64:ff9b::10.0.0.1]/",
                "http://[2002:a00:1::]/",
                "http://[2001:0:1::]/",
                "http://[fe80::1]/",
                "http://[fd00::1]/",
                "http://[ff02::1]/"
            })
    void addressThatIsNotPublicIsForbidden(String address) {
        assertForbidden(PUBLIC, address);
        assertThatCode(() -> ReachableServers.any().check(URI.create(address))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://8.8.8.8/",
                "https://172.32.0.1/",
                "https://192.169.0.1/",
                "https://[2606:4700::1111]/",
                "https://223.255.255.255/"
            })
    void publicAddressIsAllowed(String address) {
        assertThatCode(() -> PUBLIC.check(URI.create(address))).doesNotThrowAnyException();
    }

    @Test
    void nameIsForbiddenIfOneOfItsAddressesIsNotPublic() {
        var servers = new ReachableServers(Scope.PUBLIC, List.of(), host ->
                new InetAddress[] {InetAddress.ofLiteral("8.8.8.8"), InetAddress.ofLiteral("10.0.0.7")});

        assertForbidden(servers, "https://both.example.org/data.txt");
    }

    @Test
    void whatIsNamedIsAllowed() {
        var servers = new ReachableServers(
                Scope.PUBLIC,
                List.of("Mirror.internal", "10.20.0.0/16", "fd00::/64", "192.168.0.7"),
                host -> new InetAddress[] {
                    host.endsWith("internal") ? InetAddress.ofLiteral("10.0.0.7") : InetAddress.getByName(host)
                });

        for (String address : List.of(
                "http://mirror.INTERNAL:8080/", "http://10.20.255.1/", "http://[fd00::5]/", "http://192.168.0.7/")) {
            assertThatCode(() -> servers.check(URI.create(address))).doesNotThrowAnyException();
        }
        for (String address : List.of(
                "http://other.internal/", "http://10.21.0.1/", "http://[fd00:0:0:1::5]/", "http://192.168.0.8/")) {
            assertForbidden(servers, address);
        }
    }

    @Test
    void nameThatNobodyKnowsIsLeftToWhoeverTriesIt() {
        var servers = new ReachableServers(Scope.PUBLIC, List.of(), host -> {
            throw new UnknownHostException(host);
        });

        assertThatCode(() -> servers.check(URI.create("http://nobody.example.org/")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/x", "mirror.internal/8", "10.0.0.300"})
    void networkThatIsNoneIsRefused(String allowed) {
        assertThatThrownBy(() -> new ReachableServers(Scope.PUBLIC, List.of(allowed)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertForbidden(ReachableServers servers, String address) {
        assertThatThrownBy(() -> servers.check(URI.create(address)))
                .isInstanceOfSatisfying(DatasetException.class, e -> assertThat(e.problem())
                        .isEqualTo(DatasetProblem.SOURCE_IS_FORBIDDEN))
                .hasMessageContaining("upload the file")
                .hasMessageContaining("athanor.data.url.allow");
    }
}
