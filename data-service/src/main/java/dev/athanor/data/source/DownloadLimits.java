package dev.athanor.data.source;

import java.time.Duration;

/**
 * How long a download is waited for.
 *
 * @param connect until a server takes the connection
 * @param silence between two bytes, or before the first
 * @param whole from begin to end
 * @param patience with a server that asks to come back later
 */
public record DownloadLimits(Duration connect, Duration silence, Duration whole, Duration patience) {}
