using System.Data.Common;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Copies;
using CounterDesk.Web.LicenseLibrary;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;

namespace CounterDesk.Web.Visits;

/// <summary>
/// Holds the licenses that visits have open against the hall's library: what has changed since is told the clerk, and nothing
/// is printed by the old verdict. What is on the screen is not exchanged under her eyes.
/// </summary>
public sealed class OpenLicenses
{
    private readonly HallLibrary _library;
    private readonly Synchronization _synchronization;
    private readonly VisitContents _contents;
    private readonly AuditLog _audit;
    private readonly IKeyRing _keys;
    private long _seen;

    internal OpenLicenses(
        HallLibrary library, Synchronization synchronization, VisitContents contents, AuditLog audit, IKeyRing keys) =>
        (_library, _synchronization, _contents, _audit, _keys) = (library, synchronization, contents, audit, keys);

    /// <summary>Looks at every open license once the library has taken something in.</summary>
    /// <exception cref="AuditUnavailableException">The log could not be written; nobody was told.</exception>
    public async Task LookAllAsync(CancellationToken cancellationToken)
    {
        var open = _contents.Visits.Where(visit => _contents.Find(visit)?.License is { Change: null }).ToList();
        if (open is [])
        {
            return;
        }

        var taken = (await _synchronization.ReadStateAsync(cancellationToken))?.Taken ?? 0;
        if (taken == _seen)
        {
            return;
        }

        foreach (var visit in open)
        {
            await HasChangedAsync(visit, cancellationToken);
        }

        _seen = taken;
    }

    /// <summary>Whether the library has heard anything of a license since, its data corrected included.</summary>
    /// <param name="licenseHash">As the register of copies has it.</param>
    /// <param name="sinceUtc">Since when.</param>
    /// <param name="cancellationToken">Ends the looking.</param>
    /// <exception cref="LibraryUnavailableException">The library could not answer.</exception>
    public Task<bool> HasHeardAsync(byte[] licenseHash, DateTime sinceUtc, CancellationToken cancellationToken) =>
        _library.HasHeardAsync(licenseHash, sinceUtc, cancellationToken);

    /// <summary>Whether the library knows of the visit's open license what it did not when it was opened. The clerk is told so.</summary>
    /// <exception cref="AuditUnavailableException">The log could not be written.</exception>
    public async Task<bool> HasChangedAsync(Guid visit, CancellationToken cancellationToken)
    {
        if (_contents.Find(visit) is not { License: { } opened } content)
        {
            return false;
        }

        if (opened.Change is not null)
        {
            return true;
        }

        var license = opened.License;
        if (await _library.FindChangeAsync(
            CopyHashes.HashLicense(_keys, license.Identifier), license.Origin.SynchronizedAtUtc, cancellationToken) is not { } change)
        {
            return false;
        }

        await _audit.RecordAsync(
            null,
            new AuditNote
            {
                Action = AuditAction.OpenLicenseChanged,
                Visit = visit,
                LicenseHash = _keys.HashLicense(license.Identifier),
                KindCode = license.KindCode,
                Details = [new("Status", change.Status.ToString())],
            },
            cancellationToken);
        content.Tell(opened, change);
        _contents.TellHeard(visit);
        return true;
    }
}

/// <summary>Looks every few seconds whether a license has changed that a visit of this server has open.</summary>
internal sealed partial class OpenLicenseWatch(
    OpenLicenses licenses, Synchronization synchronization, TimeProvider time, ILogger<OpenLicenseWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _often = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!synchronization.IsOn)
        {
            return;
        }

        using var timer = new PeriodicTimer(_often, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await licenses.LookAllAsync(stoppingToken);
            }
            catch (Exception exception)
                when (exception is AuditUnavailableException or LibraryUnavailableException or DbException or DbUpdateException)
            {
                // The next round looks again, and nothing is printed without looking.
                LogPutOff(exception.GetBaseException().GetType().Name);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Open licenses could not be held against the library yet: {Failure}")]
    private partial void LogPutOff(string failure);
}
