using CounterDesk.Web.Demo.IdentityProvider;
using CounterDesk.Web.Demo.Phone;
using CounterDesk.Web.Demo.Provinces;
using CounterDesk.Web.Demo.Reader;
using CounterDesk.Web.External.LicenseSources;
using CounterDesk.Web.LicenseLibrary.Mirror;
using CounterDesk.Web.SignIn;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace CounterDesk.Web.Demo;

public static class DemoModule
{
    /// <summary>
    /// Registers the demo hall. It is there unless the environment is Production, where it must not be.
    /// </summary>
    /// <exception cref="CannotStartException">The demo hall was asked for in Production.</exception>
    public static void AddDemo(this IHostApplicationBuilder builder)
    {
        if (!builder.AddDemoName())
        {
            return;
        }

        builder.Services.AddSingleton<DemoReadiness>();
        builder.Services.AddSingleton<DemoHall>();
        builder.Services.AddHostedService<DemoSeeding>();
        builder.AddDemoPlatforms();
        builder.AddDemoReader();
        builder.AddDemoPhone();
        if (HasOwnProvider(builder.Configuration))
        {
            builder.AddDemoIdentityProvider(DemoAddress(builder.Configuration));
        }
    }

    /// <summary>Registers that this is the demo hall, and its name and address; false when it is not.</summary>
    /// <inheritdoc cref="AddDemo" path="/exception"/>
    public static bool AddDemoName(this IHostApplicationBuilder builder)
    {
        var isProduction = builder.Environment.IsProduction();
        var options = new DemoOptions { Enabled = !isProduction };
        builder.Configuration.GetSection(DemoOptions.Section).Bind(options);
        builder.Services.AddSingleton(options);
        if (options.Enabled && isProduction)
        {
            throw new CannotStartException(
                "The demo hall does not run in Production: its people and seals are invented. "
                + "Remove the setting Demo:Enabled.");
        }

        if (options.Enabled)
        {
            builder.Services.PostConfigure<HallOptions>(hall => UseDemoHall(hall, builder.Configuration));
        }

        return options.Enabled;
    }

    /// <summary>Maps what only the demo hall has.</summary>
    public static void MapDemo(this WebApplication app)
    {
        if (app.Services.GetRequiredService<DemoOptions>().Enabled && HasOwnProvider(app.Configuration))
        {
            app.MapDemoIdentityProvider();
        }
    }

    // A hall that tries the program out may have set platforms of its own.
    private static void AddDemoPlatforms(this IHostApplicationBuilder builder)
    {
        var isWanted = builder.Configuration.GetValue($"{DemoOptions.Section}:{nameof(DemoOptions.Platform)}", true);
        if (!isWanted || builder.Configuration.GetSection($"{LicenseSourceOptions.Section}:Platforms").Exists())
        {
            return;
        }

        var wanted = builder.Configuration.GetValue($"{DemoOptions.Section}:{nameof(DemoOptions.PlatformPort)}", 0);
        var port = new DemoPlatformPort(wanted > 0 ? wanted : DemoPlatforms.FindPort());
        builder.Configuration.AddInMemoryCollection(DemoPlatforms.SettingsFor(port.Number));
        builder.Services.AddSingleton(port);
        builder.Services.AddSingleton<DemoPlatforms>();

        // The region's feed is the stand-in's, which is started last.
        builder.Services.Replace(ServiceDescriptor.Singleton(new SynchronizationStart(isHeldBack: true)));
    }

    // Another provider can be tried out with the demo hall's people.
    private static bool HasOwnProvider(IConfiguration configuration) =>
        string.IsNullOrEmpty(configuration[$"{SignInOptions.Section}:{nameof(SignInOptions.Authority)}"]);

    // Only what is not set: a hall that tries the program out may give its own name.
    private static void UseDemoHall(HallOptions hall, IConfiguration configuration)
    {
        hall.Name = Or(hall.Name, "云山市政务服务中心（演示大厅）");
        hall.EnglishName = Or(hall.EnglishName, "Yunshan Government Service Center, Demo Hall");
        hall.Code = Or(hall.Code, "0007");
        hall.Region = Or(hall.Region, "999901");
        hall.Phone = Or(hall.Phone, "000-12345");
        hall.PublicAddress ??= DemoAddress(configuration);
    }

    private static string Or(string set, string otherwise) => set.Length > 0 ? set : otherwise;

    // Any address of this machine will do for trying things out; the first that it listens on is one a browser here can
    // reach.
    private static Uri DemoAddress(IConfiguration configuration)
    {
        var first = configuration["urls"]?.Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault()
            ?? "http://localhost:5000";
        var address = BindingAddress.Parse(first);
        var host = address.Host is "*" or "+" or "0.0.0.0" or "[::]" ? "localhost" : address.Host;
        return new UriBuilder(address.Scheme, host, address.Port).Uri;
    }
}
