package io.apilog.standard;

import io.apilog.endpoint.learn.name.StaticFiles;
import io.apilog.request.Endpoint;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Tells endpoints of files that pages are made of, which are in no document of an API. Found out once for each. For one thread. */
final class PageFiles {
    private static final byte FILE = 1;
    private static final byte NO_FILE = 2;

    private byte[] known = new byte[64];

    boolean has(Endpoint endpoint) {
        int index = endpoint.index();
        if (index >= known.length) {
            known = Arrays.copyOf(known, Math.max(index + 1, 2 * known.length));
        }
        if (known[index] == 0) {
            byte[] name = endpoint.name().getBytes(StandardCharsets.UTF_8);
            known[index] = StaticFiles.endsAsAsset(name) ? FILE : NO_FILE;
        }
        return known[index] == FILE;
    }

    /** The index is another's from now on. */
    void forget(Endpoint endpoint) {
        if (endpoint.index() < known.length) {
            known[endpoint.index()] = 0;
        }
    }
}
