using CounterDesk.Domain.Objections;
using CounterDesk.Domain.Sharing;
using CounterDesk.Domain.Visits;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Visits;

/// <summary>What goes with every call to a sharing platform: who asks, where and what for.</summary>
public sealed class PlatformCalls(
    IOptions<HallOptions> hall, IOptions<LicenseSourceOptions> options, VisitContents contents)
{
    // What a platform is told before there is a matter: who shows a code is asked who that is.
    private const string BeforePurpose = "核对办事人身份";
    private const string OfObjection = "数据异议";

    public PlatformCall Of(Visit visit, Clerk clerk) => new()
    {
        OperatorNumber = clerk.Number,
        OperatorName = clerk.Name,
        OperatorRole = DeskRoles.Clerk,
        OfficeName = hall.Value.Name,
        OfficeCode = options.Value.OfficeCode,
        Region = hall.Value.Region,
        ItemCode = visit.Purpose?.Item,
        ItemName = visit.Purpose?.Text ?? BeforePurpose,

        // Platforms insist on a number. Without one of the matter's own the visit has one.
        BusinessNumber = visit.Purpose?.BusinessNumber ?? visit.Id.ToString("N"),
        Purpose = visit.Purpose?.Text ?? BeforePurpose,
        Terminal = visit.Counter,
        Cards = contents.Find(visit.Id)?.Cards ?? [],
    };

    /// <summary>For a report, which goes by the objection's number. Without a clerk the hall itself asks.</summary>
    public PlatformCall Of(Objection objection, Clerk? clerk) => new()
    {
        OperatorNumber = clerk?.Number ?? hall.Value.Code,
        OperatorName = clerk?.Name ?? hall.Value.Name,
        OperatorRole = clerk is null ? "system" : DeskRoles.Clerk,
        OfficeName = hall.Value.Name,
        OfficeCode = options.Value.OfficeCode,
        Region = hall.Value.Region,
        ItemName = OfObjection,
        BusinessNumber = objection.Number,
        Purpose = OfObjection,
        Terminal = objection.Counter,
    };
}
