package io.apilog.part;

import io.apilog.request.Source;

/** Which source of now is one that counted before: where a source has another name, its counts go on under that. */
public interface SourceNames {
    /** Every source as it was. */
    SourceNames UNCHANGED = new SourceNames() {
        @Override
        public Source now(Source before) {
            return before;
        }

        @Override
        public String now(String before) {
            return before;
        }
    };

    /** The source with the name that it has now, and with the index that it had. */
    Source now(Source before);

    /** The name that the source of a name has now. */
    String now(String before);
}
