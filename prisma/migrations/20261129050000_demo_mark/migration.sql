-- Whether the demo data were written into this database. Their passwords are public, so that production refuses it.
ALTER TABLE "deployment" ADD COLUMN "is_demo" BOOLEAN NOT NULL DEFAULT false;
