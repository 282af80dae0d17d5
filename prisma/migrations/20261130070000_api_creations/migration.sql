-- What the API makes under a key, other than by posting: a user, an organization, a share group.
ALTER TYPE "request_kind" ADD VALUE 'creation';
