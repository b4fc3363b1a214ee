-- Why a run failed is told in the language of whoever asks.
ALTER TABLE runs ALTER COLUMN error TYPE json
  USING CASE WHEN error IS NULL THEN NULL ELSE json_build_object('zh', error, 'en', error) END;
