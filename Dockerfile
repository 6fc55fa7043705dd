# Builds the one binary and puts it, with root certificates and time zones,
# into an image that holds nothing else.
#
#   docker build -t whosaid .
#   docker run --rm whosaid ask "How many people were injured when the bridge fell?"

FROM golang:1.26.8 AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /bot ./bot
RUN sh deploy/licences.sh /licences

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /usr/local/go/lib/time/zoneinfo.zip /zoneinfo.zip
COPY --from=build /src/LICENSE /src/NOTICE /
COPY --from=build /licences /licences
COPY --from=build /bot /bot
ENV ZONEINFO=/zoneinfo.zip
USER 65532:65532
HEALTHCHECK --interval=30s --timeout=10s --start-period=1m CMD ["/bot", "health"]
ENTRYPOINT ["/bot"]
