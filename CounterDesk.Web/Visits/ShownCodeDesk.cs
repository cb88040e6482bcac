using System.Collections.Immutable;
using System.Diagnostics;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ShownCodes;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.External.ShownCodes;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Asks the source whose the e-license code is that a party of a visit shows. The code goes to the source and nowhere
/// else; who somebody is, is said by <see cref="PartyDesk"/> once a clerk has compared.
/// </summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class ShownCodeDesk(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, VisitContents contents, IShownCodeSource source,
    SharingPlatforms platforms, PlatformDesk platformDesk, LicenseKindCatalog kinds, IKeyRing keys,
    IOptions<ShownCodeOptions> options, TimeProvider time)
{
    /// <summary>False where nobody resolves codes for the hall.</summary>
    public bool IsSetUp => source.IsSetUp || platforms.MakeCodes;

    /// <summary>No phone was there: whoever answers is invented.</summary>
    public bool IsStandIn => source.IsStandIn || platforms.All.Any(routed => routed.Options.StandIn);

    /// <param name="id">A visit that is this clerk's, and open.</param>
    /// <param name="clerk">Who asks.</param>
    /// <param name="party">Who shows it.</param>
    /// <param name="scanned">What the scanner gave.</param>
    /// <param name="cancellationToken">The clerk has left.</param>
    public async Task<ShownCodeReading> ResolveAsync(
        Guid id, Clerk clerk, Guid party, string scanned, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(clerk, DeskRoles.Clerk, cancellationToken);
        if (!IsSetUp)
        {
            return new ShownCodeReading.NotRead(ShownCodeTrouble.NotSetUp);
        }

        if (!ShownCode.TryParse(scanned, out var code))
        {
            return new ShownCodeReading.NotRead(ShownCodeTrouble.NotACode);
        }

        // A code that no source of the hall makes is sent to nobody: whoever has it could use it.
        var routed = platforms.SourceOf(code);
        if (routed is null && !source.IsSetUp)
        {
            return new ShownCodeReading.NotRead(ShownCodeTrouble.NotACode);
        }

        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var visit = await db.LoadVisitAsync(id, clerk, cancellationToken);
        var note = VisitNote.OfShownCode(visit, visit.Find(party)) with
        {
            Details = [new("Source", routed?.Platform.Key ?? source.Key)],
        };
        return await audit.AnnouncedAsync(note, async announcement =>
        {
            var (answer, details) = await AskAsync(
                async late => routed is null
                    ? (await source.ResolveAsync(code, late), [])
                    : await platformDesk.ReadCodeAsync(routed.Platform, code, visit, clerk, late),
                cancellationToken);
            var resolved = ShownCodeReading.Of(answer, kinds, visit.Find(party).Role is PartyRole.Enterprise);
            var reading = ForParty(resolved, visit, party);
            var outcome = Tell(note with { Details = [.. note.Details, .. details] }, resolved, reading);
            contents.Of(id).Prove(await audit.RecordAsync(announcement, outcome, cancellationToken), note.Action);
            return reading;
        }, cancellationToken);
    }

    // A source that does not even heed that it is too late is not waited for.
    private async Task<(ShownCodeAnswer Answer, ImmutableArray<AuditDetail> Details)> AskAsync(
        Func<CancellationToken, Task<(ShownCodeAnswer, ImmutableArray<AuditDetail>)>> ask, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            return await ask(either.Token).WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (new ShownCodeAnswer.Unavailable(), []);
        }
    }

    private ShownCodeReading ForParty(ShownCodeReading resolved, Visit visit, Guid party)
    {
        if (resolved is not ShownCodeReading.Read(var holder))
        {
            return resolved;
        }

        var hash = keys.HashHolder(holder.Code);
        return visit.IsTaken(party, hash) ? new ShownCodeReading.NotRead(ShownCodeTrouble.AnotherParty)
            : visit.Find(party).IsKnownOtherwise(hash) ? new ShownCodeReading.NotRead(ShownCodeTrouble.AnotherPerson)
            : resolved;
    }

    // Whoever asks later who looked is told of a code that was not taken, too.
    private AuditNote Tell(AuditNote note, ShownCodeReading resolved, ShownCodeReading reading)
    {
        var about = resolved is ShownCodeReading.Read({ } holder)
            ? note with { Subject = Mask.Name(holder), SubjectHash = keys.HashHolder(holder.Code) }
            : note;
        return reading switch
        {
            ShownCodeReading.Read => about,
            ShownCodeReading.NotRead(var trouble) => about with
            {
                Outcome = OutcomeOf(trouble), Details = about.Details.Add(new("Trouble", trouble.ToString())),
            },
            _ => throw new UnreachableException(),
        };
    }

    private static AuditOutcome OutcomeOf(ShownCodeTrouble trouble) => trouble switch
    {
        ShownCodeTrouble.Silent or ShownCodeTrouble.Garbled or ShownCodeTrouble.ForceUntold or ShownCodeTrouble.Declined =>
            AuditOutcome.CouldNotBeTold,
        ShownCodeTrouble.NotSetUp or ShownCodeTrouble.NotACode or ShownCodeTrouble.Unknown or ShownCodeTrouble.Expired
            or ShownCodeTrouble.Used or ShownCodeTrouble.NotInForce => AuditOutcome.Failed,
        ShownCodeTrouble.AnotherKind or ShownCodeTrouble.AnotherParty or ShownCodeTrouble.AnotherPerson =>
            AuditOutcome.Refused,
    };
}
