package io.apilog.format.requestlog;

import io.apilog.format.message.EntryProfile;
import io.apilog.format.value.Commas;
import io.apilog.request.Unit;
import org.jspecify.annotations.Nullable;

/**
 * Where a request logger has what we look for, as {@link RequestLogInference} finds it out.
 *
 * @param status where the status is
 * @param duration where the duration is; null where none is proved
 * @param durationUnit of a duration that is a bare number
 * @param bytes where the size is, or null
 * @param sizeSecond whether, where the size is one of two with a slash between, it is the second
 * @param sizeBehind whether the size is the bare number behind status and duration
 * @param client where the client's address is, or null
 * @param commas what the commas within numbers are
 * @param undecided whether there may be a duration, and nothing decides its unit
 * @param unseen whether nothing in many lines shows the unit that it is presumed to have
 * @param getLeftOut whether a line without a method is one of GET
 * @param lead the word before the request that is the same in all lines; empty where it is not
 * @param entries what tells the entries from other lines with a request
 */
public record RequestLogShape(
        RequestPlace status,
        @Nullable RequestPlace duration,
        @Nullable Unit durationUnit,
        @Nullable RequestPlace bytes,
        boolean sizeSecond,
        boolean sizeBehind,
        @Nullable RequestPlace client,
        Commas commas,
        boolean undecided,
        boolean unseen,
        boolean getLeftOut,
        String lead,
        String why,
        EntryProfile entries) {
    /** The same, of which entries with other words are known. */
    RequestLogShape of(EntryProfile others) {
        return new RequestLogShape(
                status,
                duration,
                durationUnit,
                bytes,
                sizeSecond,
                sizeBehind,
                client,
                commas,
                undecided,
                unseen,
                getLeftOut,
                lead,
                why,
                others);
    }

    /** As people are told of it. */
    @Override
    public String toString() {
        return "method and path, status " + where(status)
                + (duration == null ? "" : ", duration " + where(duration))
                + (getLeftOut ? ", GET where no method is" : "")
                + (client == null ? "" : ", client " + where(client));
    }

    private static String where(RequestPlace place) {
        return place.hasKey() ? "as " + place.key() : place.after() ? "behind them" : "before them";
    }
}
