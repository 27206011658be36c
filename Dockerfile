# syntax=docker/dockerfile:1
# Tafahom in a container: the program alone, without a shell, as an ordinary user. It writes to /data
# and /tmp only, so that the rest can be read-only: deploy/compose.yaml shows how it is run.

FROM rust:1.95-slim-bookworm AS build
WORKDIR /source
COPY . .
# The paths of the machine that built it are not in the program: docs/building.md.
ENV RUSTFLAGS="--remap-path-prefix=/source=. --remap-path-prefix=/usr/local/cargo=cargo" \
    CFLAGS="-ffile-prefix-map=/source=. -ffile-prefix-map=/usr/local/cargo=cargo"
RUN --mount=type=cache,target=/usr/local/cargo/registry \
    --mount=type=cache,target=/source/target \
    cargo build --release --locked --bin tafahom \
    && install -D target/release/tafahom /image/usr/local/bin/tafahom \
    && install -d --mode=0700 /image/data

FROM gcr.io/distroless/cc-debian12:nonroot
COPY --from=build --chown=65532:65532 /image/data /data
COPY --from=build /image/usr /usr
USER 65532:65532
ENV TAFAHOM_LISTEN=0.0.0.0:8080 TAFAHOM_DATA=/data
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["/usr/local/bin/tafahom", "health"]
ENTRYPOINT ["/usr/local/bin/tafahom"]
CMD ["serve"]
