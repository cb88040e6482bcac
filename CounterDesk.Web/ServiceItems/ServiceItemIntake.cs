using System.Collections.Immutable;
using System.Text;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.ServiceItems;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.ServiceItems;

/// <summary>
/// Changes the service items of the hall. Each item and its audit entry are one transaction, so that a file that was
/// broken off is taken again and completes: what is there already does not change.
/// </summary>
/// <remarks>
/// Methods that change something throw <see cref="AuditUnavailableException"/> when the audit log cannot be written;
/// items taken before it failed stay taken.
/// </remarks>
public sealed class ServiceItemIntake(
    IDbContextFactory<CounterDeskDb> databases, AuditLog audit, ServiceItemList list, LicenseKindCatalog catalog,
    IOptions<HallOptions> hall, DeskClock clock)
{
    /// <summary>Says what a file would do. Nothing is changed by that.</summary>
    /// <param name="fileName">As the file is called where it comes from.</param>
    /// <param name="file">No more than <see cref="ServiceItemFile.MaxBytes"/>.</param>
    /// <param name="cancellationToken">Ends the wait for the database.</param>
    /// <exception cref="ServiceItemFileException">The file is no list of service items.</exception>
    public async Task<ServiceItemOffer> CompareAsync(
        string fileName, ReadOnlyMemory<byte> file, CancellationToken cancellationToken)
    {
        var entries = ServiceItemFile.Read(file, catalog);
        list.Forget();
        var listed = (await list.ListAsync(cancellationToken)).ToDictionary(item => item.Item.Code);
        return new(
            fileName,
            [.. entries.Select(entry => OfferedServiceItem.Of(entry, listed.GetValueOrDefault(entry.Code ?? "")))]);
    }

    /// <summary>Does what the file was said to do, and says what was done.</summary>
    /// <param name="offer">From <see cref="CompareAsync"/>.</param>
    /// <param name="administrator">Null for a command at the server.</param>
    /// <param name="cancellationToken">Stops between two items; those before stay taken.</param>
    /// <exception cref="InvalidOperationException">Only the system administrator changes items.</exception>
    public async Task<ServiceItemOffer> TakeAsync(
        ServiceItemOffer offer, Clerk? administrator, CancellationToken cancellationToken)
    {
        if (administrator is not null)
        {
            await audit.RequireAsync(administrator, DeskRoles.SystemAdministrator, cancellationToken);
        }

        var done = ImmutableArray.CreateBuilder<OfferedServiceItem>(offer.Items.Length);
        foreach (var offered in offer.Items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isOvertaken = offered.DoesSomething
                && !await PutAsync(offered, new("File", offer.FileName), administrator, cancellationToken);
            done.Add(isOvertaken ? offered with { Change = ServiceItemChange.Overtaken } : offered);
        }

        return offer with { Items = done.MoveToImmutable() };
    }

    /// <summary>Retires an item, or offers it again. False when somebody else has changed it meanwhile.</summary>
    /// <exception cref="InvalidOperationException">Only the system administrator changes items.</exception>
    public async Task<bool> SetRetiredAsync(
        ListedServiceItem listed, bool isRetired, Clerk administrator, CancellationToken cancellationToken)
    {
        await audit.RequireAsync(administrator, DeskRoles.SystemAdministrator, cancellationToken);
        var item = listed.Item with { IsRetired = isRetired };
        var offered = OfferedServiceItem.Of(new(1, item.Code, item.Name, item, []), listed);
        return !offered.DoesSomething || await PutAsync(offered, null, administrator, cancellationToken);
    }

    private async Task<bool> PutAsync(
        OfferedServiceItem offered, AuditDetail? origin, Clerk? administrator, CancellationToken cancellationToken)
    {
        var item = offered.Entry.Item!;
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var kept = await db.Set<KeptServiceItem>().SingleOrDefaultAsync(
            kept => kept.Hall == hall.Value.Code && kept.Code == item.Code, cancellationToken);
        if (kept?.Version != offered.Before?.Version)
        {
            return false;
        }

        kept ??= db.Add(new KeptServiceItem(hall.Value.Code, item.Code)).Entity;
        kept.Put(item, administrator, clock.Now.UtcDateTime);
        try
        {
            await audit.RecordAsync(db, null, Note(offered, kept, origin, administrator), cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            // Somebody else was faster.
            return false;
        }
        finally
        {
            list.Forget();
        }
    }

    private static AuditNote Note(
        OfferedServiceItem offered, KeptServiceItem kept, AuditDetail? origin, Clerk? administrator) => new()
    {
        Action = ActionOf(offered.Change),
        Actor = administrator?.Id,
        Role = administrator is null ? null : DeskRoles.SystemAdministrator,
        Subject = offered.Entry.Item!.Name,
        Details =
        [
            new("Code", kept.Code),
            new("Change", offered.Change.ToString()),
            .. offered.Before is null ? Nothing : [new("Parts", string.Join(',', offered.Parts))],
            .. origin is null ? Nothing : [origin],

            // So that an item that was changed past this can be told from one that was not.
            new("Digest", Convert.ToHexStringLower(Sm3.Hash(Encoding.UTF8.GetBytes(kept.Content)))),
        ],
    };

    private static ImmutableArray<AuditDetail> Nothing => [];

    private static AuditAction ActionOf(ServiceItemChange change) => change switch
    {
        ServiceItemChange.Added or ServiceItemChange.Changed => AuditAction.ServiceItemChanged,
        ServiceItemChange.Retired => AuditAction.ServiceItemRetired,
        ServiceItemChange.Restored => AuditAction.ServiceItemRestored,
        ServiceItemChange.Unchanged or ServiceItemChange.Refused or ServiceItemChange.Overtaken =>
            throw new ArgumentOutOfRangeException(nameof(change), change, "Nothing is done to this item."),
    };
}
