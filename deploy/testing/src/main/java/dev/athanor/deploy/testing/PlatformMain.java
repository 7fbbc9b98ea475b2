package dev.athanor.deploy.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.athanor.deploy.embedded.Checkout;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;

/**
 * The process that is the test platform. Arguments: {@code CHECKOUT FOLDER BUILD_PID}.
 *
 * <p>It writes its address to {@code FOLDER/address} when everything is up, makes an environment for each
 * {@code POST /environments}, and ends with the build's process.
 */
final class PlatformMain {

    private PlatformMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        var folder = Path.of(arguments[1]);
        var build = ProcessHandle.of(Long.parseLong(arguments[2])).orElseThrow();
        var infrastructure = TestInfrastructure.start(new Checkout(Path.of(arguments[0])), folder);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(infrastructure, folder)));
        publish(folder, serve(infrastructure));
        build.onExit().join();
        System.exit(0);
    }

    private static String serve(TestInfrastructure infrastructure) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/environments", exchange -> answer(exchange, infrastructure));
        server.start();
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private static void answer(HttpExchange exchange, TestInfrastructure infrastructure) throws IOException {
        try (exchange) {
            var text = new StringWriter();
            infrastructure.environment().toProperties().store(text, null);
            respond(exchange, 201, text.toString());
        } catch (IOException | SQLException | RuntimeException e) {
            e.printStackTrace(new PrintStream(System.err, true, StandardCharsets.UTF_8));
            respond(exchange, 500, e.toString());
        }
    }

    private static void respond(HttpExchange exchange, int status, String text) throws IOException {
        var body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    /** Readers never see half an address. */
    private static void publish(Path folder, String address) throws IOException {
        var draft = Files.writeString(folder.resolve("address.new"), address);
        Files.move(draft, folder.resolve("address"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static void end(TestInfrastructure infrastructure, Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("address"));
            infrastructure.close();
        } catch (IOException e) {
            e.printStackTrace(new PrintStream(System.err, true, StandardCharsets.UTF_8));
        }
    }
}
