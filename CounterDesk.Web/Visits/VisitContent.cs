using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CounterDesk.Domain.Audit;
using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Identifiers;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Sharing;

namespace CounterDesk.Web.Visits;

/// <summary>The audit entry that was committed last, shown as proof.</summary>
public sealed record AuditProof(AuditReceipt Receipt, AuditAction Action);

/// <summary>
/// What one visit has fetched: the cards that were read, the last answer, one license with its copy, the receipt of an objection,
/// who looked, and a paper of the visit. Showing the next lets go of the one before. Once wiped it takes nothing more, so that an answer that comes
/// too late is dropped.
/// </summary>
public sealed class VisitContent
{
    private readonly Lock _gate = new();
    private bool _isWiped;

    /// <summary>The identity cards that were read, each once: some platforms hand out nothing of a person without hers.</summary>
    public ImmutableArray<PresentedCard> Cards { get; private set; } = [];

    public SearchAnswer.Answered? Search { get; private set; }

    /// <summary>An enterprise's licenses side by side. They stay while one of them is opened.</summary>
    public EnterpriseOnScreen? Enterprise { get; private set; }

    public OpenLicense? License { get; private set; }

    /// <summary>The pages of <see cref="License"/>, once somebody has asked for them.</summary>
    public PagesAnswer? Pages { get; private set; }

    public CopyOnScreen? Copy { get; private set; }

    /// <summary>A copy made ahead that somebody at this visit fetches.</summary>
    public FetchOnScreen? Fetch { get; private set; }

    public ObjectionOnScreen? Objection { get; private set; }

    public PaperOnScreen? Paper { get; private set; }

    /// <summary>Who looked at a party, once somebody has asked.</summary>
    public LookedOnScreen? Looked { get; private set; }

    public AuditProof? Proof { get; private set; }

    public void Keep(PresentedCard card) => Change(() => Cards = [.. Cards.Where(kept => kept.Holder != card.Holder), card]);

    public void Show(SearchAnswer.Answered search) => Change(() =>
    {
        DropLicense();
        Enterprise = search.Query is LicenseQuery.ByHolder(var code) && code == Enterprise?.Code ? Enterprise : null;
        Search = search;
    });

    public void Show(EnterpriseOnScreen enterprise) => Change(() => Enterprise = enterprise);

    /// <summary>Adds what one license came to; of an enterprise that is no longer shown it is dropped.</summary>
    public void Hear(HolderCode enterprise, Func<EnterpriseOnScreen, EnterpriseOnScreen> told) => Change(() =>
        Enterprise = Enterprise?.Code == enterprise ? told(Enterprise) : Enterprise);

    /// <summary>What a source answered later than others. False when the search is no longer shown: then it is dropped.</summary>
    public bool Hear(Guid search, AskedSource told)
    {
        var isTaken = false;
        Change(() =>
        {
            isTaken = Search?.Id == search;
            Search = isTaken ? Search!.With(told) : Search;
        });
        return isTaken;
    }

    public void Show(OpenLicense license)
    {
        var isTaken = Change(() =>
        {
            DropLicense();
            License = license;
        });
        if (!isTaken)
        {
            Zero(license.File);
        }
    }

    /// <summary>Shows a covered field of the license that is open.</summary>
    public void Reveal(OpenLicense license, string key) => Change(() =>
    {
        if (ReferenceEquals(license, License))
        {
            License = license with { Revealed = license.Revealed.Add(key) };
        }
    });

    /// <summary>The open license has changed. What was taken back is drawn no longer.</summary>
    public void Tell(OpenLicense license, LicenseStanding change) => Change(() =>
    {
        if (!ReferenceEquals(license, License))
        {
            return;
        }

        License = license with { Change = change };
        if (change.Status is LicenseStatus.Withdrawn)
        {
            Zero(license.File);
            Zero(Pages);
            (License, Pages) = (License with { File = null }, new PagesAnswer.TakenBack());
        }
    });

    /// <summary>
    /// Pages of a license that is no longer shown are dropped, and so are those that come a second time.
    /// </summary>
    public void Show(OpenLicense license, PagesAnswer pages)
    {
        var isTaken = false;
        Change(() =>
        {
            isTaken = ReferenceEquals(license, License) && Pages is null;
            Pages = isTaken ? pages : Pages;
        });
        if (!isTaken)
        {
            Zero(pages);
        }
    }

    public void Show(CopyOnScreen copy)
    {
        var isTaken = Change(() =>
        {
            DropCopy();
            Copy = copy;
        });
        if (!isTaken)
        {
            Array.Clear(copy.Pdf);
        }
    }

    public void Show(FetchOnScreen fetch)
    {
        var isTaken = Change(() =>
        {
            DropFetch();
            Fetch = fetch;
        });
        if (!isTaken)
        {
            Zero(fetch);
        }
    }

    public void Show(ObjectionOnScreen objection)
    {
        var isTaken = Change(() =>
        {
            DropObjection();
            Objection = objection;
        });
        if (!isTaken)
        {
            Zero(objection);
        }
    }

    public void Show(PaperOnScreen paper)
    {
        var isTaken = Change(() =>
        {
            DropPaper();
            Paper = paper;
        });
        if (!isTaken)
        {
            Zero(paper);
        }
    }

    public void Show(LookedOnScreen looked) => Change(() => Looked = looked);

    public void Prove(AuditReceipt receipt, AuditAction action) => Change(() => Proof = new(receipt, action));

    public void LeaveSearch() => Change(() =>
    {
        DropLicense();
        (Search, Enterprise) = (null, null);
    });

    public void LeaveEnterprise() => Change(() => Enterprise = null);

    public void LeaveLicense() => Change(DropLicense);

    public void LeaveCopy() => Change(DropCopy);

    public void LeaveFetch() => Change(DropFetch);

    public void LeaveObjection() => Change(DropObjection);

    public void LeavePaper() => Change(DropPaper);

    public void LeaveLooked() => Change(() =>
    {
        DropPaper();
        Looked = null;
    });

    public void Wipe()
    {
        lock (_gate)
        {
            DropLicense();
            DropFetch();
            DropPaper();
            (Cards, Search, Enterprise, Looked, Proof, _isWiped) = ([], null, null, null, null, true);
        }
    }

    private bool Change(Action change)
    {
        lock (_gate)
        {
            if (_isWiped)
            {
                return false;
            }

            change();
            return true;
        }
    }

    private void DropLicense()
    {
        DropCopy();
        DropObjection();
        Zero(License?.File);
        Zero(Pages);
        (License, Pages) = (null, null);
    }

    private void DropCopy()
    {
        if (Copy is not null)
        {
            Array.Clear(Copy.Pdf);
        }

        Copy = null;
    }

    private void DropFetch()
    {
        Zero(Fetch);
        Fetch = null;
    }

    private void DropObjection()
    {
        Zero(Objection);
        Objection = null;
    }

    private void DropPaper()
    {
        Zero(Paper);
        Paper = null;
    }

    // Text cannot be overwritten in .NET; our own buffers can.
    internal static void Zero(LicenseFile? file)
    {
        if (file is not null && MemoryMarshal.TryGetArray(file.Bytes, out var bytes))
        {
            bytes.AsSpan().Clear();
        }
    }

    private static void Zero(FetchOnScreen? fetch)
    {
        if (fetch?.Pdf is { } pdf)
        {
            Array.Clear(pdf);
        }
    }

    private static void Zero(ObjectionOnScreen? objection)
    {
        if (objection?.Slip is { } slip)
        {
            Array.Clear(slip);
        }
    }

    private static void Zero(PaperOnScreen? paper)
    {
        if (paper?.Pdf is { } pdf)
        {
            Array.Clear(pdf);
        }
    }

    private static void Zero(PagesAnswer? pages)
    {
        foreach (var page in (pages as PagesAnswer.Shown)?.Pages ?? [])
        {
            Array.Clear(page.Svg);
        }
    }
}
