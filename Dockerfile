# The service in one image: embedded stores on /data, or PostgreSQL and ClickHouse by their URLs.
FROM node:24-slim AS pages
WORKDIR /app
COPY .npmrc package.json package-lock.json ./
RUN npm ci && npm cache clean --force
COPY bin ./bin
COPY packs ./packs
COPY src ./src
RUN npm run build

FROM node:24-slim
WORKDIR /app
ENV NODE_ENV=production \
    TINGZHEN_HOST=0.0.0.0 \
    TINGZHEN_DATA_DIR=/data
COPY .npmrc package.json package-lock.json ./
RUN npm ci --omit=dev && npm cache clean --force
COPY LICENSE ./
COPY bin ./bin
COPY packs ./packs
COPY models ./models
COPY src ./src
# The pages, built with packages that the service itself does not need.
COPY --from=pages /app/node_modules/.cache/tingzhen-web ./node_modules/.cache/tingzhen-web
# A volume takes over the owner of the folder that it is put on.
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 7070
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.TINGZHEN_PORT || 7070}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "bin/tingzhen.js"]
CMD ["serve", "--empty"]
