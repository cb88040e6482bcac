using CounterDesk.Domain.Signing;
using CounterDesk.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace CounterDesk.Web.Keys;

public static class KeysModule
{
    /// <summary>
    /// Registers the key ring in the data folder, which <see cref="OpenKeyRingAsync"/> makes before anybody asks for
    /// it.
    /// </summary>
    public static void AddKeys(this IHostApplicationBuilder builder) => builder.Services.AddKeyRing();

    public static IServiceCollection AddKeyRing(this IServiceCollection services) =>
        services.AddSingleton<IKeyRing>(provider =>
        {
            var folder = provider.GetRequiredService<DataFolder>().Keys;
            return new FileKeyRing(KeyRingFile.Read(folder) ?? throw Missing(folder));
        });

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
    }

    private static CannotStartException Missing(string folder) => new(
        $"The key ring {KeyRingFile.PathIn(folder)} is missing, and the database has content that needs it. " +
        "Put its backup there.");
}
