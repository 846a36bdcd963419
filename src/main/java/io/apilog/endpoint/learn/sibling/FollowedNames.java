package io.apilog.endpoint.learn.sibling;

import io.apilog.endpoint.learn.kind.SegmentKind;
import io.apilog.endpoint.learn.tree.MapTiles;
import io.apilog.endpoint.learn.tree.SegmentNode;
import io.apilog.endpoint.path.Octets;
import java.nio.charset.StandardCharsets;

/** The names in one place that what comes directly behind them tells to be values, each by itself: free text, ids behind hosts, releases, coordinates. */
public final class FollowedNames {
    /** So many names behind most of which comes free text alone. */
    private static final int BEFORE_TEXT = 8;

    /** So many names of hosts. */
    private static final int HOSTS = 4;

    /** So many names in front of the numbers of releases. */
    private static final int PACKAGES = 4;

    /** So many names in front of coordinates. */
    private static final int FEW = 3;

    private static final byte[] VERSION = "{version}".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LIST = "{list}".getBytes(StandardCharsets.US_ASCII);

    private final SegmentNode place;
    private int beforeText;
    private int hosts;
    private int packages;
    private int layers;
    private int routings;

    /** Has counted nothing of a place yet. */
    public FollowedNames(SegmentNode place) {
        this.place = place;
    }

    /** Counts a child of the place. */
    public void add(byte[] name, SegmentNode child) {
        if (child.isName() && child.children() > 0) {
            beforeText += NamesBeforeText.isOne(child) ? 1 : 0;
            hosts += isHost(name, child) ? 1 : 0;
            packages += child.child(VERSION, 0, VERSION.length) != null ? 1 : 0;
            layers += MapTiles.isLayer(child) ? 1 : 0;
            routings += isRouting(child) ? 1 : 0;
        }
    }

    private static boolean isHost(byte[] name, SegmentNode child) {
        int dots = 0;
        for (int i = 0; i < name.length; i++) {
            dots += name[i] == '.' ? 1 : 0;
            if (Octets.kind(name[i]) == Octets.UPPER || Octets.kind(name[i]) > Octets.DOT) {
                return false;
            }
        }
        boolean[] others = new boolean[1];
        child.forEachChild((next, follower) -> others[0] |= follower.sibling() != SegmentKind.PLACEHOLDER);
        return dots > 0 && !others[0] && Octets.isLetter(name[name.length - 1]);
    }

    /** Whether a list and nothing else comes behind a name: coordinates, behind a way to travel; ids stand behind plurals. */
    private static boolean isRouting(SegmentNode child) {
        boolean many = child.look().plural() && !child.look().singular();
        return !many && child.children() == 1 && child.child(LIST, 0, LIST.length) != null;
    }

    /** Whether free text and nothing else comes behind most names. */
    public boolean areBeforeText() {
        return beforeText >= BEFORE_TEXT && place.kinds().areMost(beforeText);
    }

    /** Whether most names are those of hosts and have ids behind them, and nothing else. */
    public boolean areHosts() {
        return hosts >= HOSTS && place.kinds().areMost(hosts);
    }

    /** Whether the numbers of releases stand behind most names. */
    public boolean arePackages() {
        return packages >= PACKAGES && place.kinds().areMost(packages) && !place.isFront();
    }

    /** Whether most names are ways to travel, in front of coordinates. */
    public boolean areRoutings() {
        return routings >= FEW && place.kinds().areMost(routings);
    }

    /** Whether several names are in front of the coordinates of a map's tiles. */
    public boolean areLayers() {
        return layers >= FEW;
    }
}
