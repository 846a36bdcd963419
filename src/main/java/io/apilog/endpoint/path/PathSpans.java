package io.apilog.endpoint.path;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Paths inside a path: segments, one or many, in front of words that a protocol puts behind them. The names of images in a registry of
 * containers, of modules in a proxy of Go and of projects in GitLab have as many segments as their owners like, so they are one {@code
 * {path}}. A path alone decides, as with {@code Shape}s. One instance is used again for every request.
 *
 * <p>A dash stands for a value that is left open in other APIs, {@code /1/user/-/profile.json} and {@code /v1/projects/p/locations/-/clusters}: so
 * it ends no project where an API or its version begins in front of it.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec/blob/main/spec.md#endpoints">The endpoints of a registry</a>
 * @see <a href="https://go.dev/ref/mod#goproxy-protocol">The protocol of Go's proxies</a>
 */
public final class PathSpans {
    /** Stands for one segment or more. */
    public static final String PATH = "{path}";

    /** What stands behind {@code manifests}, if it is no digest. */
    public static final String TAG = "{tag}";

    private static final byte[] V2 = ascii("v2");
    private static final byte[] MANIFESTS = ascii("manifests");
    private static final byte[] BLOBS = ascii("blobs");
    private static final byte[] UPLOADS = ascii("uploads");
    private static final byte[] REFERRERS = ascii("referrers");
    private static final byte[] TAGS = ascii("tags");
    private static final byte[] LIST = ascii("list");
    private static final byte[] VERSIONS = ascii("@v");
    private static final byte[] LATEST = ascii("@latest");
    private static final byte[] DASH = ascii("-");
    private static final byte[] TARBALL = ascii(".tgz");

    /** Segments in front of GitLab's dash: a group and a project at least. */
    private static final int FEWEST_OF_PROJECT = 2;

    private final Fronts fronts;
    private int start;
    private int end;
    private boolean tagged;

    /** Tells words behind which an API begins. */
    @FunctionalInterface
    public interface Fronts {
        /** Whether a segment is such a word, or a version. */
        boolean isFront(byte[] bytes, int from, int to);
    }

    /** Looks for none behind an API's beginning that needs none there. */
    public PathSpans(Fronts fronts) {
        this.fronts = fronts;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Looks for one. Takes time linear in the number of segments, and allocates nothing. */
    public void find(Target target) {
        start = -1;
        end = -1;
        tagged = false;
        int count = target.count();
        if (count > 2 && !target.cut()) {
            int registry = endOfImage(target);
            if (registry > 0) {
                findImage(target, registry);
            } else {
                findModuleOrProject(target);
            }
        }
    }

    /** The first segment of the path inside the path; -1 if there is none. */
    public int start() {
        return start;
    }

    /** The segment behind its last. */
    public int end() {
        return end;
    }

    /** Whether a segment is the tag of an image. */
    public boolean isTag(int segment) {
        return tagged && segment == end + 1;
    }

    /** Where the name of an image would end; 0 if there is none. */
    private static int endOfImage(Target target) {
        int last = target.count() - 1;
        boolean digest = (target.kinds(last) & 1 << Octets.COLON) != 0;
        if (is(target, last - 1, MANIFESTS)
                || digest && (is(target, last - 1, BLOBS) || is(target, last - 1, REFERRERS))
                || is(target, last - 1, BLOBS) && is(target, last, UPLOADS)
                || is(target, last - 1, TAGS) && is(target, last, LIST)) {
            return last - 1;
        }
        return is(target, last - 2, BLOBS) && is(target, last - 1, UPLOADS) ? last - 2 : 0;
    }

    private void findImage(Target target, int endOfImage) {
        int version = 0;
        while (version < endOfImage && !is(target, version, V2)) {
            version++;
        }
        if (version + 1 < endOfImage) {
            start = version + 1;
            end = endOfImage;
            tagged = is(target, end, MANIFESTS) && (target.kinds(end + 1) & 1 << Octets.COLON) == 0;
        }
    }

    private void findModuleOrProject(Target target) {
        int host = -1;
        for (int i = 0; i < target.count(); i++) {
            if (host < 0 && (target.kinds(i) & 1 << Octets.DOT) != 0) {
                host = i;
            }
            boolean module = host >= 0 && host < i && (is(target, i, VERSIONS) || is(target, i, LATEST));
            boolean project = i >= FEWEST_OF_PROJECT
                    && i + 1 < target.count()
                    && is(target, i, DASH)
                    && !isOfApi(target, i)
                    && !endsIn(target, target.count() - 1, TARBALL);
            if (module || project) {
                start = module ? host : 0;
                end = i;
                return;
            }
        }
    }

    /** Whether an API begins in front of a dash: the project itself may be called as a version is, and its groups are not. */
    private boolean isOfApi(Target target, int dash) {
        for (int i = 0; i + 1 < dash; i++) {
            if (fronts.isFront(target.bytes(), target.from(i), target.to(i))) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(Target target, int segment, byte[] word) {
        return segment >= 0
                && target.to(segment) - target.from(segment) == word.length
                && Arrays.equals(target.bytes(), target.from(segment), target.to(segment), word, 0, word.length);
    }

    private static boolean endsIn(Target target, int segment, byte[] ending) {
        int from = target.to(segment) - ending.length;
        return from >= target.from(segment)
                && Arrays.equals(target.bytes(), from, target.to(segment), ending, 0, ending.length);
    }
}
