using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;

namespace CounterDesk.Domain.Reports.SigningOff;

/// <summary>Whether the signature under a day's report holds.</summary>
public enum SignOffFinding
{
    /// <summary>The statement is the one that was signed, and the report, the log's root and the log say the same.</summary>
    Holds,

    /// <summary>The statement was changed, or another key signed it.</summary>
    SignatureWrong,

    /// <summary>The row about it says something else than the statement.</summary>
    RowChanged,

    /// <summary>The numbers that are kept are not those that were signed.</summary>
    NumbersChanged,

    /// <summary>The log's own signed root of the day is another one.</summary>
    RootDiffers,

    /// <summary>The log says that something else was signed, or says nothing of it.</summary>
    LogDiffers,

    /// <summary>Nobody has signed the day.</summary>
    NotSigned,

    /// <summary>The statement holds, but the entries of the day, or the numbers, are no longer kept.</summary>
    CannotBeCompared,
}

/// <summary>Checks a signed day against what else is known of it.</summary>
public static class SignOffCheck
{
    /// <param name="signOff">Null when nobody has signed.</param>
    /// <param name="closed">The closed report of the signed version; null when it is not there any more.</param>
    /// <param name="day">The log's anchor of the day; null when it is not there any more.</param>
    /// <param name="logged">
    /// The digest in the log's entry about the signing, in hex; empty when the log has none, null when its entries of that
    /// time are deleted.
    /// </param>
    /// <param name="key">The key that signs the log's roots.</param>
    public static SignOffFinding Find(
        ReportSignOff? signOff, ClosedReport? closed, AuditAnchor? day, string? logged, Sm2PublicKey key)
    {
        if (signOff is null)
        {
            return SignOffFinding.NotSigned;
        }

        if (!Sm2.Verify(key, signOff.Statement, signOff.Signature)
            || !Sm3.Hash(signOff.Statement).AsSpan().SequenceEqual(signOff.Digest))
        {
            return SignOffFinding.SignatureWrong;
        }

        SignOffStatement statement;
        try
        {
            statement = signOff.Read();
        }
        catch (FormatException)
        {
            return SignOffFinding.SignatureWrong;
        }

        return !IsSame(signOff, statement) ? SignOffFinding.RowChanged
            : closed is not null && !IsSame(closed, statement.Matter) ? SignOffFinding.NumbersChanged
            : day is not null && (!day.IsSignedBy(key) || day.Root != statement.Matter.Root) ? SignOffFinding.RootDiffers
            : logged is not null && logged != Convert.ToHexStringLower(signOff.Digest) ? SignOffFinding.LogDiffers
            : closed is null || day is null || logged is null ? SignOffFinding.CannotBeCompared
            : SignOffFinding.Holds;
    }

    private static bool IsSame(ReportSignOff signOff, SignOffStatement statement) =>
        (signOff.Hall, signOff.Day, signOff.Version, signOff.Note)
            == (statement.Matter.Hall, statement.Matter.Day, statement.Matter.Version, statement.Note)
        && (signOff.SignedBy, signOff.SignedByNumber, signOff.SignedByName, signOff.SignedAtUtc)
            == (statement.Signer.Id, statement.Signer.Number, statement.Signer.Name, statement.SignedAtUtc);

    private static bool IsSame(ClosedReport closed, SignOffMatter matter) =>
        closed.IsIntact && Convert.ToHexStringLower(closed.Digest) == matter.Numbers && closed.Root == matter.Root
        && (closed.Hall, closed.Day, closed.Version, closed.FirstEntry, closed.LastEntry)
            == (matter.Hall, matter.Day, matter.Version, matter.FirstEntry, matter.LastEntry);
}
