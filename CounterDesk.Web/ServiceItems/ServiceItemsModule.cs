using CounterDesk.Domain.ServiceItems;
using CounterDesk.Web.SignIn;

namespace CounterDesk.Web.ServiceItems;

public static class ServiceItemsModule
{
    public const string ExportAddress = "/settings/items/export";

    public static void AddServiceItems(this IHostApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ServiceItemList>();
        builder.Services.AddSingleton<ServiceItemIntake>();
    }

    /// <summary>Maps the hall's items as a file that can be brought back.</summary>
    public static void MapServiceItems(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ExportAddress, SendAsync)
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.SystemAdministrator));

    private static async Task<IResult> SendAsync(ServiceItemList list, CancellationToken cancellationToken) =>
        Results.File(
            ServiceItemFile.Write((await list.ListAsync(cancellationToken)).Select(listed => listed.Item)),
            "application/json", "service-items.json");
}
