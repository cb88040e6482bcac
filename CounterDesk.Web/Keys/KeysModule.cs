using CounterDesk.Domain.Copies;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using CounterDesk.Web.SignIn;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Keys;

public static class KeysModule
{
    private const string ExportAddress = "/settings/keys/export";

    /// <summary>Where a sealed ring is fetched, once, by whoever had it sealed.</summary>
    public static string ExportAddressOf(string token) => $"{ExportAddress}/{token}";

    /// <summary>
    /// Registers the key ring in the data folder, which <see cref="OpenKeyRingAsync"/> makes before anybody asks for
    /// it.
    /// </summary>
    public static void AddKeys(this IHostApplicationBuilder builder)
    {
        builder.Services.AddKeyRing();
        builder.Services.AddSingleton<KeyDesk>();
        builder.Services.AddSingleton<KeyWithdrawing>();
        builder.Services.AddSingleton<KeyExporting>();
        builder.Services.AddSingleton<KeyRestoring>();
        builder.Services.AddSingleton<Rekeying>();
        builder.Services.AddHostedService(services => services.GetRequiredService<Rekeying>());
    }

    public static IServiceCollection AddKeyRing(this IServiceCollection services) => services
        .AddLogging()
        .AddSingleton(provider => new HallKeyRing(
            provider.GetRequiredService<DataFolder>().Keys, provider.GetRequiredService<ILogger<HallKeyRing>>()))
        .AddSingleton<IKeyRing>(provider => provider.GetRequiredService<HallKeyRing>());

    /// <summary>
    /// Says that a table keeps content under keys of the ring: it is counted on the page of keys and re-keyed.
    /// </summary>
    /// <typeparam name="TRow">The table's rows, with one property that is encrypted.</typeparam>
    /// <typeparam name="TKey">Of its primary key.</typeparam>
    public static void AddKeyedStore<TRow, TKey>(this IServiceCollection services, string name, KeyUse use)
        where TRow : class
        where TKey : notnull =>
        services.AddSingleton<KeyedStore>(new KeyedStore<TRow, TKey>(name, use));

    /// <summary>Maps the sealed key ring as a file.</summary>
    public static void MapKeys(this IEndpointRouteBuilder routes) =>
        routes.MapGet($"{ExportAddress}/{{token}}", SendAsync)
            .RequireAuthorization(policy => policy.RequireRole(DeskRoles.SecurityAdministrator));

    /// <summary>
    /// Makes the key ring at the first start, and later sees that it is there, sound, and the one the database needs.
    /// </summary>
    /// <exception cref="CannotStartException">It is missing, damaged, or another database's.</exception>
    public static async Task OpenKeyRingAsync(this IServiceProvider services, CancellationToken cancellationToken)
    {
        var folder = services.GetRequiredService<DataFolder>().Keys;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var databases = services.GetRequiredService<IDbContextFactory<CounterDeskDb>>();
        await using var db = await databases.CreateDbContextAsync(cancellationToken);
        var hall = services.GetRequiredService<IOptions<HallOptions>>().Value.Code;
        var mark = await db.Set<KeyRingMark>().SingleOrDefaultAsync(mark => mark.Hall == hall, cancellationToken);

        var content = KeyRingFile.Read(folder);
        if (content is null)
        {
            if (mark is not null)
            {
                throw Missing(folder);
            }

            content = KeyRingContent.Generate(now);
            KeyRingFile.Write(folder, content);
        }

        var id = new FileKeyRing(content).Id;
        if (mark is null)
        {
            db.Add(new KeyRingMark(hall, id, now));
            await db.SaveChangesAsync(cancellationToken);
        }
        else if (mark.Id != id)
        {
            throw new CannotStartException(
                $"The key ring {KeyRingFile.PathIn(folder)} belongs to another database. " +
                "Put the ring of this one in its place.");
        }

        await NameSignersAsync(db, hall, content.Copies[0].Id, cancellationToken);
    }

    // Copies from before the register kept which key signed them: until then a ring had one for good.
    private static async Task NameSignersAsync(
        CounterDeskDb db, string hall, string first, CancellationToken cancellationToken) =>
        await db.Set<RegisteredCopy>().Where(copy => copy.Hall == hall && copy.KeyId == "")
            .ExecuteUpdateAsync(row => row.SetProperty(copy => copy.KeyId, first), cancellationToken);

    private static async Task<IResult> SendAsync(
        string token, HttpContext context, KeyExporting exporting, CancellationToken cancellationToken) =>
        await exporting.TakeAsync(token, Clerk.Of(context.User), cancellationToken) is { } keys
            ? Results.File(keys.Bytes, "application/json", keys.FileName)
            : Results.NotFound();

    private static CannotStartException Missing(string folder) => new(
        $"The key ring {KeyRingFile.PathIn(folder)} is missing, and the database has content that needs it. " +
        "Put its backup there, or restore an export with the verb keys restore.");
}
