package io.apilog.endpoint;

/** Names a path after its {@link Shape}s, one segment after the other. */
final class PathNames {
    private final Segment segment = new Segment();

    /** Whether the name written last has its last segment as the path has it. */
    private boolean lastIsLiteral;

    /** Writes the name of a path and says whether something was taken out of it. */
    Rule write(Target target, NameBuffer name) {
        name.clear();
        lastIsLiteral = false;
        if (target.count() == 0 && !target.cut()) {
            name.append('/');
            return Rule.PATH;
        }
        boolean shaped = false;
        int i = 0;
        while (i < target.count() && !name.full()) {
            name.append('/');
            int date = segmentsOfDate(target, i);
            if (date > 0) {
                name.append("{date}");
                i += date;
            } else {
                i++;
            }
            lastIsLiteral = date == 0 && !writeSegment(target, i - 1, name);
            shaped |= !lastIsLiteral;
        }
        if (name.full() || target.cut()) {
            name.cut();
            lastIsLiteral = false;
            return Rule.SHAPE;
        }
        return shaped ? Rule.SHAPE : Rule.PATH;
    }

    boolean lastIsLiteral() {
        return lastIsLiteral;
    }

    private boolean writeSegment(Target target, int i, NameBuffer name) {
        return Shape.write(segment.of(target.bytes(), target.from(i), target.to(i)), name);
    }

    /** How many segments from {@code i} are a year and a month, and a day if there is one; 0 if they are none. */
    private static int segmentsOfDate(Target target, int i) {
        byte[] bytes = target.bytes();
        if (i + 1 >= target.count()
                || !Dates.isYear(bytes, target.from(i), target.to(i))
                || !Dates.isMonth(bytes, target.from(i + 1), target.to(i + 1))) {
            return 0;
        }
        boolean day = i + 2 < target.count() && Dates.isDay(bytes, target.from(i + 2), target.to(i + 2));
        return day ? 3 : 2;
    }
}
