using CounterDesk.Domain.LicenseKinds;
using CounterDesk.Domain.Licenses;
using CounterDesk.Domain.Signing;
using CounterDesk.Web.Auditing;
using CounterDesk.Web.Data;
using CounterDesk.Web.Keys;
using CounterDesk.Web.LicenseLibrary.Import;
using CounterDesk.Web.LicenseLibrary.Mirror;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CounterDesk.Web.LicenseLibrary;

public static class LicenseLibraryModule
{
    /// <summary>Registers the hall's library as a source of licenses, its import, and the catalog of kinds with those the hall added.</summary>
    /// <exception cref="CannotStartException">A file with a kind is wrong.</exception>
    public static void AddLicenseLibrary(this IHostApplicationBuilder builder)
    {
        builder.AddLicenseKinds();
        builder.Services.AddSingleton<LibraryKeys>();
        builder.Services.AddSingleton<LibraryIntake>();
        builder.Services.AddSingleton<LibraryImport>();
        builder.Services.AddOptions<SynchronizationOptions>()
            .BindConfiguration(SynchronizationOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton<MirrorIntake>();
        builder.Services.TryAddSingleton(new SynchronizationStart(isHeldBack: false));
        builder.Services.AddHostedService<SynchronizationJob>();
        builder.Services.AddSingleton(services => new Synchronization(
            services.GetService<SettledFeed>()?.Feed, services.GetRequiredService<IDbContextFactory<CounterDeskDb>>(),
            services.GetRequiredService<MirrorIntake>(), services.GetRequiredService<AuditLog>(),
            services.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<HallLibrary>();
        builder.Services.AddKeyedStore<KeptLicense, Guid>("LibraryLicenses", KeyUse.LicenseContent);
        builder.Services.AddKeyedStore<KeptFile, Guid>("LibraryFiles", KeyUse.LicenseContent);
        builder.Services.AddSingleton<ILicenseSource>(services => services.GetRequiredService<HallLibrary>());
    }

    /// <summary>Registers the catalog of kinds alone.</summary>
    /// <inheritdoc cref="AddLicenseLibrary" path="/exception"/>
    public static void AddLicenseKinds(this IHostApplicationBuilder builder) =>
        builder.Services.AddSingleton(LoadKinds(DataFolder.From(builder.Configuration).Kinds));

    private static LicenseKindCatalog LoadKinds(string folder)
    {
        try
        {
            return LicenseKindCatalog.Load(Directory.Exists(folder) ? ReadKinds(folder) : []);
        }
        catch (LicenseKindException exception)
        {
            throw new CannotStartException(exception.Message);
        }
    }

    private static IEnumerable<LicenseKindFile> ReadKinds(string folder) =>
        from file in Directory.GetFiles(folder, "*.json").Order(StringComparer.Ordinal)
        select new LicenseKindFile($"kinds/{Path.GetFileName(file)}", File.ReadAllBytes(file));
}
