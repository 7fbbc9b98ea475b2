package dev.athanor.data.wiring;

import dev.athanor.data.source.ReachableServers;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How the data service works. */
@ConfigMapping(prefix = "athanor.data")
public interface DataSettings {

    /** Folder for the files of jobs in work; each takes about four times its text. */
    @WithDefault("${java.io.tmpdir}/athanor-data")
    Path folder();

    /** Above which a source is refused. */
    @WithDefault("2G")
    MemorySize largestText();

    /** How long it is waited until a server takes a connection. */
    @WithDefault("10s")
    Duration connectTimeout();

    /** How long a server may send nothing in the middle of a download, or before it. */
    @WithDefault("60s")
    Duration silenceTimeout();

    /** How long a download may take. */
    @WithDefault("10m")
    Duration fetchTimeout();

    /** Addresses that users name. */
    Url url();

    /** Which servers are asked, and how patiently. */
    interface Url {

        /** {@code any}, or {@code public} ones alone: where others stand beside this service that users shall not reach. */
        @WithDefault("any")
        ReachableServers.Scope servers();

        /** Servers that are asked all the same: names, addresses, or networks such as 10.20.0.0/16. */
        Optional<List<String>> allow();

        /** How long a job waits for a server that asks to come back later. */
        @WithDefault("5m")
        Duration patience();
    }

    /** The hub that datasets are taken from. */
    Hub hub();

    /** Where it is, and who asks. */
    interface Hub {

        /** Its address. */
        @WithDefault("https://huggingface.co")
        URI url();

        /** The token that private and gated datasets are read with. It is sent to the hub and is in no event or manifest. */
        Optional<String> token();

        /** How long a job waits for a hub that asks to come back later. */
        @WithDefault("5m")
        Duration patience();
    }

    /** How long a resumable upload is kept that nobody goes on with, or makes a dataset of. */
    @WithDefault("24h")
    Duration uploadExpiry();

    /** How often uploads that have expired are removed. */
    @WithDefault("10m")
    Duration uploadTidying();

    /** Where a new token file begins; part of what a version's hash is made of. */
    @WithDefault("134217728")
    long tokensPerShard();

    /** A source with more text than this is cut into parts, which all workers share. */
    @WithDefault("512M")
    MemorySize largestWhole();

    /** How much of a large source's text goes to a worker at a time, about. */
    @WithDefault("128M")
    MemorySize textPerPart();

    /** How long the broker waits for a silent worker before it gives its job to another. */
    @WithDefault("30s")
    Duration lock();

    /** The worker's name in events; by default host and process. */
    Optional<String> worker();
}
