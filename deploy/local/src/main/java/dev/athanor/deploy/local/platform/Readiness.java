package dev.athanor.deploy.local.platform;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/** How one sees that a process answers. */
@FunctionalInterface
interface Readiness {

    boolean holds();

    /** Somebody listens. */
    static Readiness listensOn(int port) {
        return () -> {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                return true;
            } catch (IOException notYet) {
                return false;
            }
        };
    }

    /** A service says of itself, and of all that it depends on, that it is ready. */
    static Readiness healthy(int port) {
        var address = URI.create("http://127.0.0.1:" + port + "/q/health/ready");
        return () -> {
            try {
                var connection = (HttpURLConnection) address.toURL().openConnection();
                connection.setConnectTimeout(1000);
                connection.setReadTimeout(3000);
                return connection.getResponseCode() == 200;
            } catch (IOException notYet) {
                return false;
            }
        };
    }
}
