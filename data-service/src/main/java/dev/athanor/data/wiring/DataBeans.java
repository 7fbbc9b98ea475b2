package dev.athanor.data.wiring;

import dev.athanor.data.catalogue.DatasetCatalogue;
import dev.athanor.data.catalogue.DatasetProjection;
import dev.athanor.data.catalogue.DatasetUses;
import dev.athanor.data.job.BuildLimits;
import dev.athanor.data.job.DatasetJobs;
import dev.athanor.data.job.WorkFolders;
import dev.athanor.data.lineage.VersionFolders;
import dev.athanor.data.lineage.VersionReports;
import dev.athanor.data.preview.DatasetPreviews;
import dev.athanor.data.request.DatasetRequests;
import dev.athanor.data.request.RecipeRequests;
import dev.athanor.data.source.SourceFetcher;
import dev.athanor.data.source.UrlDownload;
import dev.athanor.exchange.event.EventPublisher;
import dev.athanor.exchange.store.ArtifactStore;
import dev.athanor.exchange.wiring.StoreSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import javax.sql.DataSource;

/** The domain's objects, from the settings. */
@ApplicationScoped
public class DataBeans {

    @Produces
    @Singleton
    UrlDownload download(DataSettings settings) {
        return new UrlDownload(settings.fetchTimeout());
    }

    void close(@Disposes UrlDownload download) {
        download.close();
    }

    @Produces
    @Singleton
    SourceFetcher sources(ArtifactStore store, UrlDownload download, DataSettings settings) {
        return new SourceFetcher(store, download, settings.largestText().asLongValue());
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
            StoreSettings settings,
            VersionFolders folders) {
        return new DatasetRequests(store, publisher, sources, settings.bucket(), folders);
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
