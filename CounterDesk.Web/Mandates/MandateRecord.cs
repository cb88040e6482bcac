using System.Text.Json;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Mandates;

/// <summary>
/// A mandate as a visit recorded it. What the letter says in words is encrypted and goes when the visit closes; what
/// stays has names masked. A visit that records a second one counts the later.
/// </summary>
public sealed class MandateRecord
{
    public const int MaxKindsLength = Mandate.MaxKinds * (LicenseIdentifier.TypeCodeLength + 1);

    private const char Between = ' ';

    private MandateRecord()
    {
    }

    public Guid Id { get; private init; } = Guid.CreateVersion7();

    public Guid VisitId { get; private init; }

    public Guid AgentPartyId { get; private init; }

    public Guid PrincipalPartyId { get; private init; }

    public string MaskedAgent { get; private init; } = "";

    public string MaskedPrincipal { get; private init; } = "";

    /// <summary>The two names and the matter; null once the visit has closed.</summary>
    public EncryptedContent? Words { get; private set; }

    /// <summary>The service item against which the clerk read the matter, and whether it covers it.</summary>
    public string? ReadItemCode { get; private init; }

    public bool? IsItemCovered { get; private init; }

    /// <summary>
    /// Codes of the kinds that the letter lists, with a space between them; empty when it lists none.
    /// </summary>
    public string Kinds { get; private init; } = "";

    /// <summary>The letter says that the agent may ask who looked.</summary>
    public bool CoversWhoLooked { get; private init; }

    public DateOnly FirstDay { get; private init; }

    public DateOnly? LastDay { get; private init; }

    public bool RunsUntilDone { get; private init; }

    public LetterForm Form { get; private init; }

    public string? Number { get; private init; }

    public bool IsSigned { get; private init; }

    public MandateEnd? KnownEnd { get; private init; }

    public DateTime RecordedAtUtc { get; private init; }

    /// <exception cref="ArgumentException">The mandate is not well formed.</exception>
    public static MandateRecord Of(
        Guid visit, Guid agent, Guid principal, Mandate mandate, IKeyRing keys, DateTime atUtc)
    {
        if (!mandate.IsWellFormed)
        {
            throw new ArgumentException("Ask whether it is well formed before it is recorded.", nameof(mandate));
        }

        var plain = JsonSerializer.SerializeToUtf8Bytes(
            new LetterWords(mandate.AgentName, mandate.PrincipalName, mandate.Matter));
        var words = keys.Encrypt(KeyUse.MandateWords, plain);
        Array.Clear(plain);
        return new()
        {
            VisitId = visit,
            AgentPartyId = agent,
            PrincipalPartyId = principal,
            MaskedAgent = Mask.Name(mandate.AgentName),
            MaskedPrincipal = Mask.Name(mandate.PrincipalName),
            Words = words,
            ReadItemCode = mandate.Reading?.ItemCode,
            IsItemCovered = mandate.Reading?.IsCovered,
            Kinds = string.Join(Between, mandate.Kinds),
            CoversWhoLooked = mandate.CoversWhoLooked,
            FirstDay = mandate.From,
            LastDay = mandate.LastDay,
            RunsUntilDone = mandate.RunsUntilDone,
            Form = mandate.Form,
            Number = mandate.Number,
            IsSigned = mandate.IsSigned,
            KnownEnd = mandate.KnownEnd,
            RecordedAtUtc = atUtc,
        };
    }

    /// <summary>The mandate as it was recorded; null once its words are wiped.</summary>
    /// <exception cref="KeyRingException">The key ring cannot read it.</exception>
    public Mandate? Read(IKeyRing keys)
    {
        if (Words is null)
        {
            return null;
        }

        var plain = keys.Decrypt(KeyUse.MandateWords, Words);
        var words = JsonSerializer.Deserialize<LetterWords>(plain)!;
        Array.Clear(plain);
        return new()
        {
            AgentName = words.Agent,
            PrincipalName = words.Principal,
            Matter = words.Matter,
            Reading = ReadItemCode is { } code && IsItemCovered is { } isCovered ? new(code, isCovered) : null,
            Kinds = [.. Kinds.Split(Between, StringSplitOptions.RemoveEmptyEntries)],
            CoversWhoLooked = CoversWhoLooked,
            From = FirstDay,
            LastDay = LastDay,
            RunsUntilDone = RunsUntilDone,
            Form = Form,
            Number = Number,
            IsSigned = IsSigned,
            KnownEnd = KnownEnd,
        };
    }

    internal void WipeWords() => Words = null;

    private sealed record LetterWords(string Agent, string Principal, string Matter);
}

internal static class MandateEnding
{
    /// <summary>
    /// Wipes the words of a visit's mandates in the context; whoever closes the visit saves both in one transaction.
    /// </summary>
    public static async Task WipeMandatesAsync(this CounterDeskDb db, Guid visit, CancellationToken cancellationToken)
    {
        var records = await db.Set<MandateRecord>()
            .Where(record => record.VisitId == visit)
            .ToListAsync(cancellationToken);
        records.ForEach(record => record.WipeWords());
    }
}
