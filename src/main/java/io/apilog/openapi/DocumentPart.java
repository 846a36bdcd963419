package io.apilog.openapi;

import java.util.Set;

/** What of a document is kept: most of its bytes are schemas, descriptions and examples, which say nothing of a request's name. */
@FunctionalInterface
interface DocumentPart {
    /** The part below a key. */
    DocumentPart below(String key);

    /** The parts of a whole document. */
    enum Known implements DocumentPart {
        /** Everything. */
        ALL {
            @Override
            public DocumentPart below(String key) {
                return ALL;
            }
        },
        /** Not even the key. */
        NOTHING {
            @Override
            public DocumentPart below(String key) {
                return NOTHING;
            }
        },
        /** That there is something. */
        PRESENCE {
            @Override
            public DocumentPart below(String key) {
                return NOTHING;
            }
        },
        DOCUMENT {
            @Override
            public DocumentPart below(String key) {
                return switch (key) {
                    case "openapi", "swagger", "basePath", "servers" -> ALL;
                    case "paths" -> PATHS;
                    default -> NOTHING;
                };
            }
        },
        PATHS {
            @Override
            public DocumentPart below(String key) {
                return key.startsWith("x-") ? NOTHING : PATH_ITEM;
            }
        },
        PATH_ITEM {
            @Override
            public DocumentPart below(String key) {
                if (METHODS.contains(key)) {
                    return OPERATION;
                }
                return key.equals("$ref") || key.equals("servers") ? ALL : NOTHING;
            }
        },
        OPERATION {
            @Override
            public DocumentPart below(String key) {
                return switch (key) {
                    case "deprecated", "servers" -> ALL;
                    case "responses" -> RESPONSES;
                    default -> NOTHING;
                };
            }
        },
        RESPONSES {
            @Override
            public DocumentPart below(String key) {
                return PRESENCE;
            }
        };

        /** Keys of a path item that are operations. */
        static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");
    }
}
