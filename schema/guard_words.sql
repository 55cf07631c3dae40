-- SPDX-License-Identifier: BSD-2-Clause
-- The triggers of one table of words; schema2c repeats this file for each and fills in {table}. The
-- words come with the broker, which drops these triggers before it replaces them.
CREATE TRIGGER "{table} before insert" BEFORE INSERT ON "{table}" BEGIN
    SELECT RAISE(ROLLBACK, 'the words of {table} belong to the broker, nobody else may add to them');
END;
CREATE TRIGGER "{table} before update" BEFORE UPDATE ON "{table}" BEGIN
    SELECT RAISE(ROLLBACK, 'the words of {table} belong to the broker, nobody else may change them');
END;
CREATE TRIGGER "{table} before delete" BEFORE DELETE ON "{table}" BEGIN
    SELECT RAISE(ROLLBACK, 'the words of {table} belong to the broker, nobody else may delete them');
END;
