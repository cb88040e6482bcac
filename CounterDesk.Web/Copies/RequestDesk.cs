using System.Globalization;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using CounterDesk.Web.Visits;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Copies;

/// <summary>Records what somebody who is not here asked for in writing: the right to look, and who fetches the copies.</summary>
/// <inheritdoc cref="VisitDesk" path="/remarks"/>
public sealed class RequestDesk(
    IDbContextFactory<CounterDeskDb> databases, VisitRecord record, VisitContents contents, IKeyRing keys,
    IOptions<CopyOptions> options, DeskClock clock)
{
    /// <summary>How many days the hall lets copies wait; 0 where none is made ahead.</summary>
    public int Days => options.Value.AdvanceDays;

    public bool IsOn => Days > 0;

    public RequestFault? FindFault(DateOnly? writtenOn, DateOnly until) =>
        WrittenRequest.FindFault(writtenOn, until, clock.Today, Days);

    /// <summary>What was recorded at a visit; null when nothing was.</summary>
    public async Task<WrittenRequest?> FindAsync(Guid visit, CancellationToken cancellationToken)
    {
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        return await db.Set<WrittenRequest>().AsNoTracking()
            .SingleOrDefaultAsync(request => request.VisitId == visit, cancellationToken);
    }

    /// <param name="id">A visit where nobody is.</param>
    /// <param name="clerk">Whose visit it is.</param>
    /// <param name="form">How the request came.</param>
    /// <param name="writtenOn">The day on it.</param>
    /// <param name="until">The last day of fetching.</param>
    /// <param name="named">Who fetches the copies; null when the holder does.</param>
    /// <param name="cancellationToken">Stops before the entry is begun.</param>
    /// <exception cref="ArgumentException">The days have a fault: ask FindFault first.</exception>
    /// <exception cref="InvalidOperationException">The hall lets no copies wait, or somebody is here.</exception>
    public async Task RecordAsync(
        Guid id, Clerk clerk, RequestForm form, DateOnly writtenOn, DateOnly until, Holder? named,
        CancellationToken cancellationToken)
    {
        await record.RequireAsync(clerk, cancellationToken);
        if (!IsOn)
        {
            throw new InvalidOperationException("Copies:AdvanceDays is 0: no copy waits here.");
        }

        if (FindFault(writtenOn, until) is { } fault)
        {
            throw new ArgumentException($"The request cannot be recorded ({fault}).", nameof(writtenOn));
        }

        await record.ChangeAsync(id, clerk, AuditAction.WrittenRequestRecorded, async (changing, cancellation) =>
        {
            var visit = changing.Visit;
            visit.RecordRequest(form, writtenOn, changing.AtUtc);
            var fetcher = FetcherOf(visit.Parties[0], named);
            var request = await changing.Db.Set<WrittenRequest>()
                .SingleOrDefaultAsync(before => before.VisitId == id, cancellation);
            if (request is null)
            {
                changing.Db.Add(request = WrittenRequest.Of(id));
            }

            request.Record(form, writtenOn, until, fetcher, changing.AtUtc);
            changing.About = visit.Parties[0];
            return
            [
                new("Form", form.ToString()), new("WrittenOn", Written(writtenOn)),
                new("Fetcher", fetcher.IsHolder ? "Holder" : fetcher.MaskedName), new("EndsOn", Written(until)),
            ];
        }, cancellationToken);
        contents.Of(id).LeaveSearch();
    }

    // Whoever is named with the holder's own number is the holder.
    private Fetcher FetcherOf(Party holder, Holder? named) =>
        named is null || keys.HashHolder(named.Code) is var hash && holder.Has(hash)
            ? new(IsHolder: true, holder.MaskedName!, holder.NumberHash!)
            : new(IsHolder: false, Mask.Cut(Mask.Name(named), Visit.MaxMaskedLength), hash);

    private static string Written(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
