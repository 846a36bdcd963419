package io.apilog.source.report;

/** Hears how far the reading of logs is that are read once. */
public interface ReadWatch {
    /** Nobody looks. */
    ReadWatch NONE = new ReadWatch() {
        @Override
        public void bytesRead(long more) {}

        @Override
        public void linesCounted(long more) {}
    };

    /** Bytes of the file were read, compressed where it is. On any of the reading threads. */
    void bytesRead(long more);

    /** Lines were handed over and counted. In their order, by one thread at a time. */
    void linesCounted(long more);
}
