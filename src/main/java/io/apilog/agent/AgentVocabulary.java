package io.apilog.agent;

import static io.apilog.bytes.WordPlace.ANYWHERE;
import static io.apilog.bytes.WordPlace.BEGINS_TEXT;
import static io.apilog.bytes.WordPlace.BEGINS_WORD;
import static io.apilog.bytes.WordPlace.ENDS_WORD;
import static io.apilog.bytes.WordPlace.WHOLE_TEXT;
import static io.apilog.bytes.WordPlace.WHOLE_WORD;

import io.apilog.bytes.WordAutomaton;

/** THE list of words that tell agents apart, each of a kind. */
final class AgentVocabulary {
    static final int MONITOR = 0;
    static final int BOT = 1;
    static final int TOOL = 2;
    static final int APP = 3;
    static final int LIBRARY = 4;
    static final int ADDRESS = 5;
    static final int PHONE = 6;
    static final int BROWSER = 7;
    /** As browsers begin, and many that only say so. */
    static final int BROWSERS_BEGINNING = 8;

    static final int ENGINE = 9;
    static final int COMPATIBLE = 10;
    static final int NO_BOT = 11;
    static final int WEBKIT = 12;
    static final int MOBILE = 13;
    static final int SAFARI = 14;
    static final int WITHIN_APP = 15;

    private AgentVocabulary() {}

    static WordAutomaton automaton() {
        WordAutomaton.Builder words = WordAutomaton.builder();
        monitors(words);
        bots(words);
        tools(words);
        apps(words);
        libraries(words);
        browsers(words);
        return words.build();
    }

    private static void monitors(WordAutomaton.Builder words) {
        words.addAll(MONITOR, BEGINS_WORD, "uptime", "pingdom", "healthcheck", "monitis", "statuscake", "site24x7")
                .addAll(MONITOR, BEGINS_WORD, "kube-probe", "elb-health", "googlehc", "prometheus/", "blackbox")
                .addAll(MONITOR, BEGINS_WORD, "zabbix", "nagios", "check_http", "icinga", "datadog", "newrelicpinger")
                .addAll(MONITOR, BEGINS_WORD, "catchpoint", "checkly", "freshping", "updown.io", "hetrixtools")
                .addAll(
                        MONITOR,
                        BEGINS_WORD,
                        "consul health",
                        "sensu",
                        "dynatracesynthetic",
                        "gomezagent",
                        "betterstack")
                .addAll(MONITOR, ENDS_WORD, "healthchecker", "monitor", "monitoring", "-probe", "chrome-lighthouse");
    }

    private static void bots(WordAutomaton.Builder words) {
        words.addAll(BOT, ENDS_WORD, "bot", "crawler", "spider", "slurp", "archiver", "fetcher", "scraper", "facebot")
                .addAll(BOT, ENDS_WORD, "validator", "aggregator", "subscribers", "feedparser", "feed parser", "sleuth")
                .addAll(
                        BOT,
                        BEGINS_WORD,
                        "bot_",
                        "crawl",
                        "spider",
                        "feed",
                        "robosourcer",
                        "scrapy",
                        "nutch",
                        "heritrix")
                .addAll(
                        BOT,
                        BEGINS_WORD,
                        "httrack",
                        "facebookexternal",
                        "meta-external",
                        "embedly",
                        "web preview",
                        "proxy/")
                .addAll(
                        BOT,
                        BEGINS_WORD,
                        "bingpreview",
                        "skypeuripreview",
                        "whatsapp/",
                        "chatgpt-",
                        "perplexity",
                        "binlar")
                .addAll(
                        BOT,
                        BEGINS_WORD,
                        "anthropic",
                        "cohere-ai",
                        "ia_archiver",
                        "mediapartners-google",
                        "google favicon")
                .addAll(
                        BOT,
                        ENDS_WORD,
                        "-google",
                        "feed",
                        "rss",
                        "reader",
                        "commafeed",
                        "pinterest",
                        "daumoa",
                        "favicon")
                .addAll(
                        BOT,
                        ENDS_WORD,
                        "flipboardproxy",
                        "simplepie",
                        "portscout",
                        "imgproxy",
                        "googleother",
                        "liferea")
                .add(NO_BOT, BEGINS_WORD, "cubot");
    }

    private static void tools(WordAutomaton.Builder words) {
        words.addAll(TOOL, BEGINS_TEXT, "curl/", "wget", "httpie/", "xh/", "hey/", "fetch ", "aria2/", "chef client")
                .addAll(
                        TOOL,
                        BEGINS_TEXT,
                        "apachebench",
                        "wrk/",
                        "k6/",
                        "vegeta",
                        "siege/",
                        "grpcurl",
                        "puppet/",
                        "ansible")
                .addAll(
                        TOOL,
                        BEGINS_WORD,
                        "postman",
                        "insomnia/",
                        "bruno",
                        "aws-cli",
                        "powershell",
                        "jmeter",
                        "gatling")
                .addAll(
                        TOOL,
                        BEGINS_WORD,
                        "headlesschrome",
                        "phantomjs",
                        "selenium",
                        "puppeteer",
                        "playwright",
                        "cypress")
                .addAll(
                        TOOL,
                        BEGINS_WORD,
                        "git/",
                        "docker/",
                        "terraform",
                        "kubectl",
                        "helm/",
                        "pip/",
                        "npm/",
                        "apt-http")
                .addAll(TOOL, BEGINS_WORD, "nikto", "sqlmap", "nmap", "masscan", "zgrab", "w3af", "openvas", "nessus")
                .addAll(
                        TOOL,
                        BEGINS_WORD,
                        "acunetix",
                        "wpscan",
                        "dirbuster",
                        "gobuster",
                        "ffuf",
                        "nuclei",
                        "burp",
                        "arachni")
                .addAll(TOOL, BEGINS_WORD, "zaproxy", "whatweb", "feroxbuster", "hydra", "jndi:", "s3console", "gpxe");
    }

    private static void apps(WordAutomaton.Builder words) {
        words.addAll(
                        APP,
                        BEGINS_WORD,
                        "cfnetwork",
                        "dalvik",
                        "alamofire",
                        "dart/",
                        "reactnative",
                        "expo/",
                        "okhttp-android")
                .addAll(
                        APP,
                        BEGINS_WORD,
                        "fban",
                        "fbav",
                        "instagram",
                        "micromessenger",
                        "twitter for",
                        "tiktok",
                        "musical_ly")
                .addAll(APP, BEGINS_WORD, "line/", "snapchat", "ktor-client-android", "cordova", "flutter")
                .addAll(APP, BEGINS_WORD, "gsa/", "volley/")
                .addAll(WITHIN_APP, WHOLE_WORD, "wv", "version/4.0 chrome")
                .addAll(PHONE, WHOLE_WORD, "android", "iphone", "ipad", "ipod", "ios", "ipados", "windows phone");
    }

    private static void libraries(WordAutomaton.Builder words) {
        words.addAll(LIBRARY, BEGINS_TEXT, "go-http-client", "java/", "php/", "undici", "ruby/", "node.js", "deno/")
                .addAll(
                        LIBRARY,
                        BEGINS_WORD,
                        "python-",
                        "python/",
                        "aiohttp",
                        "httpx",
                        "urllib",
                        "okhttp",
                        "axios",
                        "got/")
                .addAll(
                        LIBRARY,
                        BEGINS_WORD,
                        "apache-httpclient",
                        "jakarta",
                        "java-http-client",
                        "guzzle",
                        "libwww-perl")
                .addAll(LIBRARY, BEGINS_WORD, "lwp::", "http_request", "faraday", "rest-client", "httparty", "reqwest")
                .addAll(
                        LIBRARY,
                        BEGINS_WORD,
                        "resty",
                        "lua-resty",
                        "grpc-",
                        "aws-sdk",
                        "boto",
                        "node-fetch",
                        "superagent")
                .addAll(
                        LIBRARY,
                        BEGINS_WORD,
                        "restsharp",
                        "winhttp",
                        "indy library",
                        "libcurl",
                        "ktor",
                        "retrofit",
                        "feign")
                .addAll(LIBRARY, BEGINS_WORD, "jersey", "reactornetty", "vert.x", "akka-http", "mechanize", "typhoeus");
    }

    private static void browsers(WordAutomaton.Builder words) {
        words.addAll(BROWSERS_BEGINNING, BEGINS_TEXT, "mozilla/", "opera/", "opera ")
                .addAll(
                        ENGINE,
                        BEGINS_WORD,
                        "gecko/",
                        "applewebkit",
                        "trident",
                        "msie",
                        "presto",
                        "khtml",
                        "opera",
                        "firefox")
                .addAll(BROWSER, BEGINS_TEXT, "lynx/", "links ", "elinks", "w3m", "midori", "safari/", "mobilesafari")
                .addAll(
                        BROWSER,
                        BEGINS_WORD,
                        "up.browser",
                        "profile/midp",
                        "blackberry",
                        "netfront",
                        "ucweb",
                        "ucbrowser")
                .addAll(BROWSER, BEGINS_WORD, "opera mini", "crios", "fxios", "edgios")
                .add(COMPATIBLE, ANYWHERE, "(compatible;")
                .addAll(ADDRESS, ANYWHERE, "http://", "https://", "@")
                .add(WEBKIT, BEGINS_WORD, "applewebkit")
                .add(MOBILE, BEGINS_WORD, "mobile/")
                .add(SAFARI, BEGINS_WORD, "safari")
                .addAll(LIBRARY, WHOLE_TEXT, "ruby", "perl", "node", "amazon cloudfront");
    }
}
