package dev.athanor.contracts.address;

import dev.athanor.contracts.event.ExportFormat;

/**
 * Objects of one model version.
 *
 * @param name of the model
 * @param version of the model
 */
public record ModelAddress(String name, String version) {

    /** File name of the module in the folder of the TorchScript format. */
    public static final String MODULE = "model.pt";

    /** The folder of one format, without a slash at its end. */
    public String prefix(ExportFormat format) {
        return "models/" + name + "/" + version + "/" + format.folder();
    }

    /** Written last; its attributes are an {@link ExportDescription}. */
    public String manifest(ExportFormat format) {
        return prefix(format) + "/" + Manifest.FILE_NAME;
    }
}
