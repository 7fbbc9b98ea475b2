package dev.athanor.data.wiring;

import dev.athanor.data.catalogue.DatasetCatalogue;
import dev.athanor.data.catalogue.DatasetProjection;
import dev.athanor.data.catalogue.DatasetUses;
import dev.athanor.data.hub.HubClient;
import dev.athanor.data.hub.HubDatasets;
import dev.athanor.data.hub.HubSettings;
import dev.athanor.data.job.BuildLimits;
import dev.athanor.data.job.DatasetJobs;
import dev.athanor.data.job.WorkFolders;
import dev.athanor.data.lineage.VersionFolders;
import dev.athanor.data.lineage.VersionReports;
import dev.athanor.data.preview.DatasetPreviews;
import dev.athanor.data.request.DatasetRequests;
import dev.athanor.data.request.RecipeRequests;
import dev.athanor.data.source.DownloadLimits;
import dev.athanor.data.source.ReachableServers;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.source.UrlDownload;
import dev.athanor.data.upload.ResumableUploads;
import dev.athanor.data.upload.UploadParts;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.wiring.StoreSettings;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/** The domain's objects, from the settings. */
@ApplicationScoped
public class DataBeans {

    private static final String JOBS = "jobs";
    private static final String REQUESTS = "requests";

    /** Somebody waits for the answer. */
    private static final Duration PATIENCE_OF_A_REQUEST = Duration.ofSeconds(20);

    @Produces
    @Singleton
    UrlDownload download(DataSettings settings) {
        return new UrlDownload(
                new DownloadLimits(
                        settings.connectTimeout(),
                        settings.silenceTimeout(),
                        settings.fetchTimeout(),
                        settings.url().patience()),
                new ReachableServers(
                        settings.url().servers(), settings.url().allow().orElse(List.of())));
    }

    void close(@Disposes UrlDownload download) {
        download.close();
    }

    @Produces
    @Singleton
    SourceFetcher sources(
            ArtifactStore store, UrlDownload download, @Identifier(JOBS) HubClient hub, DataSettings settings) {
        return new SourceFetcher(
                store, download, new HubDatasets(hub), settings.largestText().asLongValue());
    }

    @Produces
    @Singleton
    @Identifier(JOBS)
    HubClient patientHub(DataSettings settings) {
        return hub(settings, settings.hub().patience());
    }

    @Produces
    @Singleton
    @Identifier(REQUESTS)
    HubClient promptHub(DataSettings settings) {
        return hub(settings, PATIENCE_OF_A_REQUEST);
    }

    private static HubClient hub(DataSettings settings, Duration patience) {
        return new HubClient(
                new HubSettings(settings.hub().url(), settings.hub().token().orElse(null), patience));
    }

    void closePatient(@Disposes @Identifier(JOBS) HubClient hub) {
        hub.close();
    }

    void closePrompt(@Disposes @Identifier(REQUESTS) HubClient hub) {
        hub.close();
    }

    @Produces
    @Singleton
    DatasetJobs jobs(ArtifactStore store, EventPublisher publisher, SourceFetcher sources, DataSettings settings) {
        var limits = new BuildLimits(
                settings.worker().orElseGet(DataBeans::hostAndProcess),
                new WorkFolders(settings.folder()),
                settings.tokensPerShard(),
                settings.largestWhole().asLongValue(),
                settings.textPerPart().asLongValue());
        return new DatasetJobs(store, publisher, sources, limits);
    }

    @Produces
    @Singleton
    DatasetRequests requests(
            ArtifactStore store,
            EventPublisher publisher,
            SourceFetcher sources,
            ResumableUploads uploads,
            @Identifier(REQUESTS) HubClient hub,
            StoreSettings settings,
            VersionFolders folders) {
        return new DatasetRequests(
                store, publisher, sources, uploads, new HubDatasets(hub), settings.bucket(), folders);
    }

    @Produces
    @Singleton
    ResumableUploads uploads(ArtifactStore store, DataSettings settings) {
        return new ResumableUploads(
                new UploadParts(store),
                settings.largestText().asLongValue(),
                settings.uploadExpiry(),
                Clock.systemUTC());
    }

    @Produces
    @Singleton
    DatasetProjection projection(DataSource source) {
        return new DatasetProjection(source);
    }

    @Produces
    @Singleton
    DatasetCatalogue catalogue(DataSource source) {
        return new DatasetCatalogue(source);
    }

    @Produces
    @Singleton
    DatasetPreviews previews(ArtifactStore store, VersionFolders folders) {
        return new DatasetPreviews(store, folders);
    }

    @Produces
    @Singleton
    DatasetUses uses(DataSource source) {
        return new DatasetUses(source);
    }

    @Produces
    @Singleton
    VersionFolders folders(ArtifactStore store, DatasetCatalogue catalogue) {
        return new VersionFolders(store, catalogue);
    }

    @Produces
    @Singleton
    VersionReports reports(VersionFolders folders, DatasetCatalogue catalogue, DatasetUses uses) {
        return new VersionReports(folders, catalogue, uses);
    }

    @Produces
    @Singleton
    RecipeRequests recipes(VersionFolders folders, DatasetUses uses, EventPublisher publisher) {
        return new RecipeRequests(folders, uses, publisher);
    }

    private static String hostAndProcess() {
        return InetAddress.getLoopbackAddress().getHostName() + "-"
                + ProcessHandle.current().pid();
    }
}
