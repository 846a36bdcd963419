# Builds and runs apilog-exporter. See docs/container.md.
#
#   docker build --build-arg REVISION="$(git rev-parse --short HEAD)" -t apilog-exporter .
#   docker run --read-only -p 10180:10180 -v /var/log/nginx:/logs:ro -v apilog-state:/var/lib/apilog-exporter \
#     apilog-exporter --state.dir=/var/lib/apilog-exporter /logs/access.log

FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /build
COPY pom.xml LICENSE NOTICE ./
COPY .mvn .mvn
COPY src/main src/main
# The repository is not in the context, so the commit has to be told.
ARG REVISION=unknown
RUN mvn -q -B package -Dmaven.test.skip=true -Dgit.commit.id.abbrev="$REVISION"

# Not the Alpine variant: of Java 17 that is there for amd64 only. This one has wget, which the health check needs.
FROM eclipse-temurin:17-jre-noble
RUN groupadd --gid 10180 apilog \
  && useradd --uid 10180 --gid 10180 --no-create-home --home-dir /nonexistent --shell /usr/sbin/nologin apilog \
  && install -d -o 10180 -g 10180 -m 0700 /var/lib/apilog-exporter
# Paths that are not ASCII are read in any locale; what other tools in the container print is UTF-8 too.
ENV LANG=C.UTF-8
COPY LICENSE NOTICE deploy/jvm.options deploy/apilog-exporter deploy/make-cds-archive.sh /opt/apilog/
COPY --from=build /build/target/apilog-exporter.jar /opt/apilog/
RUN sh /opt/apilog/make-cds-archive.sh \
    /opt/apilog/apilog-exporter.jar /opt/apilog/jvm.options /opt/apilog/apilog-exporter.jsa \
  && chmod 0444 /opt/apilog/apilog-exporter.jsa \
  && chmod 0555 /opt/apilog/apilog-exporter \
  && rm /opt/apilog/make-cds-archive.sh

# By number, so that Kubernetes can see that it is not root.
USER 10180:10180
EXPOSE 10180
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
  CMD ["wget", "-q", "-O", "/dev/null", "http://127.0.0.1:10180/-/healthy"]
# A new volume takes the owner and the mode of this directory. It is used with --state.dir=/var/lib/apilog-exporter; it is no default, because
# Kubernetes makes no volume of it, and a state directory that cannot be written stops the start.
VOLUME /var/lib/apilog-exporter
# The launcher gives the daemon a small heap and reports (--once, explain) a larger one.
ENTRYPOINT ["/opt/apilog/apilog-exporter"]
